import Basics

/// When a calendar is at work between two moments: stretches in their order that neither overlap nor touch, each with what was
/// worked before it, so that every question is answered by one search.
struct Openings: Sendable {
    private let from: Moment
    private let to: Moment
    // Milliseconds, one of each for every stretch.
    private var starts: [Int64] = []
    private var ends: [Int64] = []
    private var workedBefore: [Int64] = []

    init(of calendar: BusinessCalendar, in zone: Zone, from: Moment, to: Moment) {
        self.from = from
        self.to = to
        for era in zone.eras(from: from, to: to) { add(era, of: calendar) }
    }

    /// Within an era the clock on the wall runs evenly, so that days and their spans come in the order of time.
    private mutating func add(_ era: Zone.Era, of calendar: BusinessCalendar) {
        // The day before the first one may reach into it.
        let first = CalendarDay(era.from, offset: era.offset).advanced(by: -1)
        for day in first...CalendarDay(era.to, offset: era.offset) {
            let midnight = Int64(day.number * 86_400 - era.offset) * 1000
            for span in calendar.work(on: day).spans {
                add(
                    from: max(midnight + Int64(span.from) * 60_000, era.from.milliseconds),
                    to: min(midnight + Int64(span.end) * 60_000, era.to.milliseconds)
                )
            }
        }
    }

    private mutating func add(from start: Int64, to end: Int64) {
        guard start < end else { return }
        let last = starts.count - 1
        if last >= 0, start <= ends[last] {
            ends[last] = max(ends[last], end)
        } else {
            workedBefore.append(last < 0 ? 0 : workedBefore[last] + ends[last] - starts[last])
            starts.append(start)
            ends.append(end)
        }
    }
}

extension Openings {
    /// Whether what is asked of a moment is known here.
    func covers(_ moment: Moment) -> Bool { from <= moment && moment < to }

    func covers(from earlier: Moment, to later: Moment) -> Bool { from <= earlier && later <= to }

    func contains(_ moment: Moment) -> Bool {
        starts.lastPlace(where: { $0 <= moment.milliseconds }).map { moment.milliseconds < ends[$0] } ?? false
    }

    /// Milliseconds of work up to a moment.
    func worked(until moment: Moment) -> Int64 {
        guard let place = starts.lastPlace(where: { $0 <= moment.milliseconds }) else { return 0 }
        return workedBefore[place] + min(moment.milliseconds, ends[place]) - starts[place]
    }

    /// The first moment at which so many milliseconds, more than none, have been worked since a moment.
    func end(of span: Int64, from moment: Moment) -> Moment? {
        let total = worked(until: moment) + span
        guard let place = workedBefore.lastPlace(where: { $0 < total }) else { return nil }
        let end = starts[place] + total - workedBefore[place]
        return end <= ends[place] ? Moment(milliseconds: end) : nil
    }

    func nextOpening(after moment: Moment) -> Moment? {
        let next = starts.lastPlace(where: { $0 <= moment.milliseconds }).map { $0 + 1 } ?? 0
        return next < starts.count ? Moment(milliseconds: starts[next]) : nil
    }

    /// What is cut off at the end of what is known is no closing.
    func nextClosing(after moment: Moment) -> Moment? {
        let next = ends.lastPlace(where: { $0 <= moment.milliseconds }).map { $0 + 1 } ?? 0
        return next < ends.count && ends[next] < to.milliseconds ? Moment(milliseconds: ends[next]) : nil
    }
}

extension [Int64] {
    /// The last place at which something is true that is true of the first items and of none after them.
    fileprivate func lastPlace(where isTrue: (Int64) -> Bool) -> Int? {
        var (low, high) = (-1, count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if isTrue(self[middle]) { low = middle } else { high = middle }
        }
        return low < 0 ? nil : low
    }
}
