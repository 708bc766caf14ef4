import ArgumentParser
import HighrockApp

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Starts the server.")

    @OptionGroup var common: CommonOptions

    @Option(help: "The port to listen on.")
    var port: Int?

    func validate() throws {
        if let port, !(1...65_535).contains(port) {
            throw ValidationError("--port must be a number from 1 to 65535, not \(port)")
        }
    }

    func run() async throws {
        let settings = try await common.settings(port: port)
        try await common.saying { try await Server(settings).run(announce: Console.say) }
    }
}
