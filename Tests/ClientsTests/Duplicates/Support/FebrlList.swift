import Basics
import Clients
import Foundation
import People
import Store
import Testing

/// One of the first two lists of the Freely Extensible Biomedical Record Linkage project.
struct FebrlList {
    var profiles: [Profile] = []
    /// Who each really is; never used to find out.
    var truth: [Int] = []

    static func url(_ number: Int) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("shared/data/contacts/febrl_dataset\(number).csv")
    }

    /// Which lists are made into clients that are kept: the second, of 5,000, when there is time for it.
    static var kept: [Int] { ProcessInfo.processInfo.environment["HIGHROCK_LONG_TESTS"] == nil ? [1] : [1, 2] }

    static var areThere: Bool {
        [1, 2].allSatisfy { FileManager.default.fileExists(atPath: url($0).path) }
    }

    init(at url: URL) throws {
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            try #require(fields.count == 11)
            truth.append(try #require(Int(fields[0].split(separator: "-")[1])))
            profiles.append(
                Profile(
                    .person(PersonName(family: fields[2], given: fields[1])),
                    born: Self.day(fields[9]),
                    identifiers: [fields[10]],
                    addresses: [fields[3...8].joined(separator: " ")]
                )
            )
        }
    }

    private static func day(_ digits: String) -> Birthday? {
        guard digits.count == 8, let number = Int(digits) else { return nil }
        return Birthday(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// Makes a client of each line.
    /// - Returns: who each really is.
    func settle(in database: Database) async throws -> [Client.ID: Int] {
        try await database.write { tx in
            let book = ClientBook(tx, .program)
            var truth: [Client.ID: Int] = [:]
            for (profile, who) in zip(profiles, self.truth) {
                guard case .person(let name) = profile.who else { continue }
                let shown = name.isEmpty ? "?" : name.full
                let client = try book.add(NewClient(.person, name: shown))
                if !name.isEmpty { _ = try book.addContact(NewContact(name: name), to: client.id) }
                for address in profile.addresses where address.contains(where: \.isLetter) {
                    _ = try book.addPoint(.postal(address), to: client.id)
                }
                let marks =
                    [profile.born.map(ClientMark.born)].compactMap(\.self)
                    + profile.identifiers.filter { !$0.isEmpty }.map(ClientMark.number)
                try book.mark(client.id, marks)
                truth[client.id] = who
            }
            return truth
        }
    }
}
