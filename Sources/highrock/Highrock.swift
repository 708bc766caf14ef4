import ArgumentParser
import HighrockApp

@main
enum Program {
    static func main() async {
        Threads.unite()
        await Highrock.main()
    }
}

/// The command line; every command reads its arguments here and does its work in `HighrockApp`.
struct Highrock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "highrock",
        abstract: "Client service: one window, three lines, standards, and the base of reports.",
        subcommands: [
            Serve.self, UserCommand.self, TokenCommand.self, ImportCommand.self, DoctorCommand.self, DemoCommand.self,
            BackupCommand.self, RestoreCommand.self, IndexCommand.self, DuplicatesCommand.self,
            DeadlinesCommand.self, ReplayCommand.self, CountsCommand.self, TelephoneCommand.self,
        ]
    )
}
