import Basics

/// When the company works: Monday to Friday from nine to six, but for the holidays that stand on a fixed date.
extension Day {
    var isHoliday: Bool {
        let (_, month, day) = civil
        return switch (month, day) {
        case (1, 1...8), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4): true
        default: false
        }
    }

    var isWorking: Bool { weekday <= 5 && !isHoliday }

    static let opening = 9 * 3600
    static let closing = 18 * 3600

    /// The nearest working day after this one.
    var nextWorking: Day {
        var day = self + 1
        while !day.isWorking { day = day + 1 }
        return day
    }

    /// The working day that lies `count` working days before this one.
    func workingDaysAgo(_ count: Int) -> Day {
        var day = self
        var left = count
        while left > 0 {
            day = day - 1
            if day.isWorking { left -= 1 }
        }
        return day
    }
}

extension Moment {
    /// This moment, or the opening of the next working day when nobody is there.
    var whenOpen: Moment {
        let day = Day(of: self)
        let second = secondOfDay(day)
        if day.isWorking, second < Day.opening { return day.at(second: Day.opening) }
        if day.isWorking, second < Day.closing { return self }
        return day.nextWorking.at(second: Day.opening)
    }

    /// The moment that lies so many seconds of working time after this one.
    func workingLater(seconds: Int) -> Moment {
        var moment = whenOpen
        var left = seconds
        while true {
            let day = Day(of: moment)
            let room = Day.closing - moment.secondOfDay(day)
            if left < room { return moment + .seconds(left) }
            left -= room
            moment = day.nextWorking.at(second: Day.opening)
        }
    }

    /// The working time from here to a later moment.
    func workingTime(to later: Moment) -> Duration {
        var (moment, seconds) = (whenOpen, 0)
        while moment < later {
            let day = Day(of: moment)
            let close = min(later, day.at(second: Day.closing))
            seconds += max(0, Int((close - moment).components.seconds))
            moment = day.nextWorking.at(second: Day.opening)
        }
        return .seconds(seconds)
    }

    private func secondOfDay(_ day: Day) -> Int {
        Int((milliseconds - day.start.milliseconds) / 1000)
    }
}
