"""Line composition after JLREQ, UAX #14 and ECMA-376: pure, and knows nothing of pages."""
