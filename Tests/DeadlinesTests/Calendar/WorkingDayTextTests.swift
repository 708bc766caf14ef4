import Basics
import Deadlines
import Testing

/// How people write what is worked on a day.
@Suite struct `Hours as people write them` {
    @Test(arguments: [
        ("09:00–13:00, 14:00–18:00", "09:00–13:00, 14:00–18:00"), ("9-18", "09:00–18:00"),
        ("20:00-8:00", "20:00–08:00"),
        ("0-24", "00:00–00:00"), (" 14:00 – 18:00 ; 9:00-13:00", "09:00–13:00, 14:00–18:00"), ("", ""), ("—", ""),
    ])
    func `are read`(typed: String, kept: String) throws {
        #expect(try #require(WorkingDay(typed)).description == kept)
    }

    @Test(arguments: ["9", "9-25", "девять", "9:60-18", "9-18, 17-20", "9-18-20", "-:-, 9-18"])
    func `are refused when they are none`(typed: String) {
        #expect(WorkingDay(typed) == nil)
    }

    @Test func `are the same after they were written`() throws {
        var chance = Dice(seed: 7)
        for _ in 0..<500 {
            let from = Int.random(in: 0..<720, using: &chance)
            let length = Int.random(in: 1...(720 - from % 720), using: &chance)
            let other = Int.random(in: 1...600, using: &chance)
            let day = try WorkingDay([
                WorkingSpan(from: from, length: length), WorkingSpan(from: from + length, length: other),
            ])
            #expect(WorkingDay(day.description) == day)
        }
    }
}
