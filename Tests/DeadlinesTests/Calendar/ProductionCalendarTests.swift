import Basics
import Deadlines
import Testing

@Suite struct `The Russian production calendar` {
    private let calendar: BusinessCalendar
    private let time: WorkingTime

    init() throws {
        calendar = try BusinessCalendar(
            name: "Пятидневная неделя",
            zone: "Europe/Moscow",
            week: WorkingWeek(fiveDays: hours("09:00-13:00", "14:00-18:00")),
            exceptions: ProductionCalendar.exceptions
        )
        time = WorkingTime(calendar, years: 2023..<2029)
    }

    private func days(_ from: String, _ to: String) throws -> Int {
        try (on(from)...on(to)).filter { !calendar.work(on: $0).isOff }.count
    }

    /// The norms at 40 hours a week, as they are published for each year.
    @Test(arguments: [(2024, 248, 1979), (2025, 247, 1972), (2026, 247, 1972), (2027, 247, 1972)])
    func `has the days and hours of each year`(year: Int, days count: Int, hours total: Int) throws {
        #expect(try days("\(year)-01-01", "\(year)-12-31") == count)
        #expect(try time.work("\(year)-01-01T00:00:00+03:00", "\(year + 1)-01-01T00:00:00+03:00") == .hours(total))
    }

    @Test(arguments: [("01", "03", 55, 440), ("04", "06", 62, 493), ("07", "09", 66, 528), ("10", "12", 64, 511)])
    func `has the days and hours of each quarter of 2026`(
        first: String,
        last: String,
        days count: Int,
        hours total: Int
    ) throws {
        let (from, to) = ("2026-\(first)-01", "2026-\(last)-\(["03", "12"].contains(last) ? "31" : "30")")
        #expect(try days(from, to) == count)
        let next = try on(to).advanced(by: 1)
        #expect(try time.work("\(from)T00:00:00+03:00", "\(next)T00:00:00+03:00") == .hours(total))
    }

    @Test func `knows how each day came about`() throws {
        func day(_ text: String) throws -> DayException? { ProductionCalendar.exceptions[try on(text)] }
        #expect(try day("2026-01-07") == .off("Рождество Христово"))
        #expect(try day("2024-04-29") == .off("Перенос выходного с 27 апреля"))
        #expect(try day("2024-04-27") == DayException("Рабочий день за 29 апреля", .like(.monday)))
        #expect(try day("2025-11-01") == DayException("Рабочий день за 3 ноября", .like(.monday), shortenedBy: 60))
        #expect(try day("2026-11-03") == DayException("Предпраздничный день", .like(.tuesday), shortenedBy: 60))
        #expect(try day("2027-02-20") == DayException("Рабочий день за 22 февраля", .like(.monday), shortenedBy: 60))
        // A holiday from which a day off was moved stays one.
        #expect(try day("2025-03-08") == .off("Международный женский день"))
        #expect(try day("2026-11-18") == nil)
    }

    @Test func `covers the years that it names and no others`() {
        #expect(Set(ProductionCalendar.exceptions.keys.map(\.date.year)) == Set(ProductionCalendar.years))
    }

    @Test func `lets nobody work from the last day of 2026 to the tenth of January`() throws {
        #expect(try time.end(of: .hours(1), from: at("2026-12-30T17:30:00+03:00")) == at("2027-01-11T09:30:00+03:00"))
    }
}
