import Basics

extension Wording {
    package func wall(_ moment: Moment) -> WallTime { WallTime(moment, in: zone) }

    /// 14:06
    package func time(_ moment: Moment) -> String {
        Self.time(wall(moment))
    }

    /// 18 ноября, with the year when it is not this one
    package func day(_ moment: Moment) -> String {
        day(wall(moment), months: lexicon.calendar.months)
    }

    /// The same of a date.
    package func day(_ day: CalendarDay) -> String {
        // At noon in Greenwich it is that date nearly everywhere.
        self.day(
            WallTime(Moment(milliseconds: Int64(day.number) * 86_400_000 + 43_200_000), offset: 0),
            months: lexicon.calendar.months
        )
    }

    /// 18 ноября 2026, for what is kept for years
    package func dayOfYear(_ moment: Moment) -> String {
        let wall = wall(moment)
        let month = lexicon.calendar.months[wall.month - 1]
        return lexicon.calendar.dayOfYear.filled(with: ["day": "\(wall.day)", "month": month, "year": "\(wall.year)"])
    }

    /// 18 ноября, 14:06
    package func dayTime(_ moment: Moment) -> String {
        let wall = wall(moment)
        return join(day(wall, months: lexicon.calendar.months), Self.time(wall))
    }

    /// For what is told in order: 14:06 today, else 18 ноября, 14:06
    package func when(_ moment: Moment) -> String {
        wall(moment).dayNumber == wall(now).dayNumber ? time(moment) : dayTime(moment)
    }

    /// For lists: 14:06 today, else 18 ноя, else 18.11.2025.
    package func short(_ moment: Moment) -> String {
        let (wall, today) = (wall(moment), wall(now))
        if wall.dayNumber == today.dayNumber { return Self.time(wall) }
        if wall.year == today.year { return day(wall, months: lexicon.calendar.shortMonths) }
        return figures(wall)
    }

    /// 18 ноя, for what is told day by day
    package func shortDay(_ day: CalendarDay) -> String {
        let (_, month, number) = day.date
        let details = ["day": String(number), "month": lexicon.calendar.shortMonths[month - 1]]
        return lexicon.calendar.day.filled(with: details)
    }

    /// 18.11.2026, 14:06:09, for the hint behind a relative time
    package func exact(_ moment: Moment) -> String {
        let wall = wall(moment)
        return join(figures(wall), Self.time(wall) + ":" + Self.two(wall.second))
    }

    /// Monday, for a calendar
    package func weekday(_ moment: Moment) -> String {
        lexicon.calendar.weekdays[wall(moment).weekday - 1]
    }

    /// The same by its number, from Monday, 1...7.
    package func weekday(_ number: Int) -> String {
        lexicon.calendar.weekdays[number - 1]
    }

    /// 2026-11-18T11:06:09Z, for programs: what stands in `<time datetime>`
    package func machine(_ moment: Moment) -> String {
        let wall = WallTime(moment, offset: 0)
        let date = "\(wall.year)-\(Self.two(wall.month))-\(Self.two(wall.day))"
        return "\(date)T\(Self.two(wall.hour)):\(Self.two(wall.minute)):\(Self.two(wall.second))Z"
    }

    /// 2026-11-18, as a date field takes it.
    package func fieldDay(_ moment: Moment) -> String { wall(moment).calendarDay.description }

    private func day(_ wall: WallTime, months: [String]) -> String {
        let details = ["day": String(wall.day), "month": months[wall.month - 1], "year": String(wall.year)]
        let phrase = wall.year == self.wall(now).year ? lexicon.calendar.day : lexicon.calendar.dayOfYear
        return phrase.filled(with: details)
    }

    private func figures(_ wall: WallTime) -> String {
        lexicon.calendar.figures.filled(
            with: ["day": Self.two(wall.day), "month": Self.two(wall.month), "year": String(wall.year)]
        )
    }

    private func join(_ day: String, _ time: String) -> String {
        lexicon.calendar.dayAndTime.filled(with: ["day": day, "time": time])
    }

    private static func time(_ wall: WallTime) -> String { two(wall.hour) + ":" + two(wall.minute) }
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
