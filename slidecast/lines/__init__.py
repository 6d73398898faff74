"""Line composition: Japanese text into lines, after JLREQ. Pure; knows nothing of pages, themes or drawing."""
