import ArgumentParser
import Basics
import Foundation
import HighrockApp
import Store

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "The folder of data; a database set by HIGHROCK_DATABASE goes before it.")
    var data = "./data"

    @Flag(help: "Answer with one JSON object on standard output.")
    var json = false

    func settings(port: Int? = nil) async throws -> Settings {
        try await saying { try await Settings.load(dataFolder: data, port: port) }
    }

    /// Opens the database for `work` and closes it again.
    func withDatabase<Value: Sendable>(_ work: (Database, Settings) async throws -> Value) async throws -> Value {
        let settings = try await settings()
        return try await saying {
            let database = try await Storage.openCurrent(settings)
            do {
                let value = try await work(database, settings)
                await database.engine.close()
                return value
            } catch {
                await database.engine.close()
                throw error
            }
        }
    }

    /// Turns what is thrown into words on standard error and exit code 1.
    func saying<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let exit as ExitCode {
            throw exit
        } catch {
            Console.complain(CommandWords().sentence(for: error))
            throw ExitCode.failure
        }
    }

    /// Prints `answer` as JSON where that was asked for, otherwise `text`.
    func answer(_ answer: some Encodable, text: String) throws {
        guard json else { return Console.say(text) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Console.say(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
}
