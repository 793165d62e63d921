"""The program: command line, graph, sources, landing, publishing."""
