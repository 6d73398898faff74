"""Readings: from written Japanese and English to kana, phones and moras."""
