import Basics

/// What a text in some format says of a moment, piece by piece.
struct WrittenTime {
    var year = 1970
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    var isAfternoon: Bool?
    /// Seconds east of UTC.
    var offset: Int?

    /// - Returns: nil when there is no such day or hour, or none in the lifetime of programs.
    func moment(in zone: ZoneRules) -> Moment? {
        guard (1970...2199).contains(year), let date = CalendarDay(year: year, month: month, day: day),
            let hour = hourOfDay, minute < 60, second < 60
        else { return nil }
        let local = ((date.number * 24 + hour) * 60 + minute) * 60 + second
        let seconds = local - (offset ?? zone.offset(atLocal: local))
        return Moment(milliseconds: Int64(seconds) * 1000 + Int64(millisecond))
    }

    private var hourOfDay: Int? {
        guard let isAfternoon else { return hour < 24 ? hour : nil }
        guard (1...12).contains(hour) else { return nil }
        return hour % 12 + (isAfternoon ? 12 : 0)
    }
}
