// Bare node: what every program that runs on it pays.
