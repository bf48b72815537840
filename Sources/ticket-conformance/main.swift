internal import ArgumentParser
internal import TTRPCConformanceHarness

ConformanceCommand.main()
