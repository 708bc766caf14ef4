import Basics
import Clients
import Foundation
import Testing

/// The first two data sets of the Freely Extensible Biomedical Record Linkage project, which lie beside the house on some machines.
@Suite("FEBRL")
struct FebrlTests {
    private static func url(_ number: Int) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("shared/data/contacts/febrl_dataset\(number).csv")
    }

    private static var areThere: Bool {
        [1, 2].allSatisfy { FileManager.default.fileExists(atPath: url($0).path) }
    }

    @Test(.enabled(if: areThere), arguments: [1, 2])
    func `duplicates are found without their numbers in the file`(number: Int) throws {
        let list = try FebrlList(at: Self.url(number))
        let score = Score(of: list.profiles, truth: list.truth)
        print("FEBRL \(number): \(score)")
        #expect(score.f1 >= 0.97)
    }

    @Test(.enabled(if: areThere), arguments: [1, 2])
    func `they are found without the insurance number, too`(number: Int) throws {
        let list = try FebrlList(at: Self.url(number))
        let profiles = list.profiles.map { profile in
            var profile = profile
            profile.identifiers = []
            return profile
        }
        let score = Score(of: profiles, truth: list.truth)
        print("FEBRL \(number) without insurance numbers: \(score)")
        #expect(score.f1 >= 0.97)
    }

    @Test(.enabled(if: areThere))
    func `half of the list is judged as well as the whole`() throws {
        let list = try FebrlList(at: Self.url(2))
        for half in 0...1 {
            let places = list.truth.indices.filter { list.truth[$0] % 2 == half }
            let score = Score(of: places.map { list.profiles[$0] }, truth: places.map { list.truth[$0] })
            #expect(score.f1 >= 0.97)
        }
    }
}

private struct FebrlList {
    var profiles: [Profile] = []
    var truth: [Int] = []

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
}
