import Basics
import Deadlines
import Foundation
import Testing

/// The definition of working time, taken at its word for each minute, with the system's own idea of the zone.
struct MinuteModel {
    let calendar: BusinessCalendar
    private let zone: TimeZone

    init(_ calendar: BusinessCalendar) throws {
        self.calendar = calendar
        zone = try #require(TimeZone(identifier: calendar.zone))
    }

    /// - Parameter minute: since 1970.
    func isWorking(_ minute: Int) -> Bool {
        let local = minute * 60 + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60))
        let day = Int((Double(local) / 86_400).rounded(.down))
        let clock = (local - day * 86_400) / 60
        return works(CalendarDay(number: day), clock) || works(CalendarDay(number: day - 1), clock + 1440)
    }

    private func works(_ day: CalendarDay, _ minute: Int) -> Bool {
        calendar.work(on: day).spans.contains { $0.from <= minute && minute < $0.from + $0.length }
    }

    /// Walks through the minutes of a stretch of time.
    func walk(_ minutes: Range<Int>) -> Walk {
        Walk(first: minutes.lowerBound, isWorking: minutes.map(isWorking))
    }
}

/// Minutes gone through one after the other.
struct Walk {
    let first: Int
    let isWorking: [Bool]

    /// Milliseconds of work between two moments.
    func worked(from: Moment, to: Moment) -> Int64 {
        isWorking.indices.filter { isWorking[$0] }.reduce(0) { sum, place in
            let start = Int64(first + place) * 60_000
            return sum + max(0, min(start + 60_000, to.milliseconds) - max(start, from.milliseconds))
        }
    }

    /// When so many milliseconds are over; nil when that is not within the minutes gone through.
    func end(of span: Int64, from: Moment) -> Moment? {
        var left = span
        for place in isWorking.indices where isWorking[place] {
            let start = max(Int64(first + place) * 60_000, from.milliseconds)
            let length = Int64(first + place + 1) * 60_000 - start
            if length >= left { return Moment(milliseconds: start + left) }
            left -= max(0, length)
        }
        return nil
    }

    func opening(after moment: Moment) -> Moment? { change(to: true, after: moment) }
    func closing(after moment: Moment) -> Moment? { change(to: false, after: moment) }

    private func change(to working: Bool, after moment: Moment) -> Moment? {
        let place = isWorking.indices.dropFirst().first {
            isWorking[$0] == working && isWorking[$0 - 1] != working
                && Int64(first + $0) * 60_000 > moment.milliseconds
        }
        return place.map { Moment(milliseconds: Int64(first + $0) * 60_000) }
    }
}
