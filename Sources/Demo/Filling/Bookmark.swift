import Basics
import Store

/// Where a filling stands; kept with what was written, so that one that was broken off goes on where it was.
struct Bookmark: Sendable {
    let frame: Frame
    /// How many chapters are written.
    let chapters: Int
}

extension Snapshot {
    func demoIsFilled() throws -> Bool {
        try setting(Mark.filled) != nil
    }

    func bookmark() throws -> Bookmark? {
        guard let text = try setting(Mark.story) else { return nil }
        let numbers = text.split(separator: " ").compactMap { Int64($0) }
        guard numbers.count == 4 else { return nil }
        let frame = Frame(
            clients: Int(numbers[0]),
            interactions: Int(numbers[1]),
            now: Moment(milliseconds: numbers[2]),
            firstNumber: Int(numbers[3])
        )
        return Bookmark(frame: frame, chapters: Int(try setting(Mark.chapters) ?? "0") ?? 0)
    }
}

extension Transaction {
    func begin(_ frame: Frame) throws {
        let numbers = [frame.clients, frame.interactions, Int(frame.now.milliseconds), frame.firstNumber]
        try set(Mark.story, to: numbers.map(String.init).joined(separator: " "))
    }

    func mark(chapters: Int) throws {
        try set(Mark.chapters, to: "\(chapters)")
    }

    func markFilled() throws {
        try set(Mark.filled, to: "yes")
    }
}

private enum Mark {
    static let story = "demo.story"
    static let chapters = "demo.chapters"
    static let filled = "demo.filled"
}
