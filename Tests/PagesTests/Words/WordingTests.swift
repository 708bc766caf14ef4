import Basics
import Foundation
import People
import Testing

@testable import Pages

extension Wording {
    /// Noon of 18 November 2026 in Moscow.
    static func sample(_ lexicon: Lexicon, zone: String = "Europe/Moscow") -> Wording {
        Wording(lexicon: lexicon, zone: Zone(zone), now: Moment(milliseconds: 1_794_992_400_000))
    }

    static func sample(_ language: Language, zone: String = "Europe/Moscow") throws -> Wording {
        sample(try Translations.load(from: try Resources.place("Translations"))[language], zone: zone)
    }
}

@Suite struct `Words` {
    private let ru: Wording
    private let en: Wording

    init() throws {
        ru = try .sample(.russian)
        en = try .sample(.english)
    }

    @Test func `call a right what people call it when they refuse`() {
        #expect(
            ru(RightsRefusal.notAllowed(.changeSettings))
                == "На это нужно право «Менять настройки». Попросите администратора."
        )
    }

    @Test func `fill the gaps of a text`() {
        #expect(
            ru("refusal.form.too-long", ["most": "5", "length": "7"])
                == "Слишком длинно: 7 знаков. Помещается не больше 5."
        )
    }

    @Test func `show the name of a text that is missing`() {
        #expect(ru(TextKey("no.such")) == "no.such")
    }

    @Test(arguments: [
        (0, "0 дней назад"), (1, "1 день назад"), (2, "2 дня назад"), (5, "5 дней назад"), (11, "11 дней назад"),
        (21, "21 день назад"), (22, "22 дня назад"), (112, "112 дней назад"), (1_001, "1\u{202F}001 день назад"),
    ])
    func `go with numbers as Russian wants it`(count: Int, text: String) {
        #expect(ru.count("ago.days", count) == text)
    }

    @Test func `go with numbers as English wants it`() {
        #expect(en.count("ago.days", 1) == "1 day ago")
        #expect(en.count("ago.days", 0) == "0 days ago")
    }

    @Test func `set thousands apart`() {
        #expect(ru.number(84_000) == "84\u{202F}000")
        #expect(ru.number(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(ru.number(999) == "999")
        #expect(ru.number(-1_000) == "−1\u{202F}000")
        #expect(en.number(84_000) == "84,000")
        #expect(ru.number(Int.min).hasPrefix("−9"))
    }

    @Test func `write fractions, shares, money and sizes`() throws {
        #expect(ru.number(3.14159, places: 2) == "3,14")
        #expect(en.number(-0.004, places: 2) == "0.00")
        #expect(ru.percent(0.254) == "25\u{A0}%")
        #expect(en.percent(0.254, places: 1) == "25.4%")
        #expect(ru.money(Money(minor: 8_400_000, .rouble)) == "84\u{202F}000\u{A0}₽")
        #expect(ru.money(Money(minor: -150, .rouble)) == "−1,50\u{A0}₽")
        #expect(en.money(Money(minor: 123_405, .dollar)) == "$1,234.05")
        #expect(ru.money(Money(minor: 500, try #require(Currency("JPY")))) == "500\u{A0}¥")
        #expect(ru.size(bytes: 1_300_000) == "1,2\u{A0}МБ")
        #expect(en.size(bytes: 12) == "12\u{A0}B")
    }

    @Test func `say durations in their two greatest units`() {
        #expect(ru.duration(.seconds(260)) == "4\u{A0}мин 20\u{A0}с")
        #expect(ru.duration(.seconds(3_600)) == "1\u{A0}ч")
        #expect(en.duration(.seconds(93_784)) == "1\u{A0}d 2\u{A0}h")
        #expect(ru.duration(.zero) == "0\u{A0}с")
        #expect(ru.clock(.seconds(48)) == "0:48")
        #expect(ru.clock(.seconds(3_725)) == "1:02:05")
    }

    @Test(arguments: [
        (0, "только что"), (59, "только что"), (60, "1 мин назад"), (3_599, "59 мин назад"), (7_200, "2 ч назад"),
        (43_201, "вчера в 23:59"), (3 * 86_400, "3 дня назад"), (8 * 86_400, "10 ноября"),
        (400 * 86_400, "14 октября 2025"),
        (-90, "через 1 мин"), (-7_200, "через 2 ч"), (-86_400, "завтра в 12:00"), (-2 * 86_400, "через 2 дня"),
    ])
    func `say how long ago`(seconds: Int, text: String) {
        #expect(ru.ago(ru.now - .seconds(seconds)) == text)
    }

    @Test func `say when`() {
        let then = ru.now - .days(400)
        #expect(ru.short(ru.now) == "12:00")
        #expect(ru.short(ru.now - .days(3)) == "15 ноя")
        #expect(ru.short(then) == "14.10.2025")
        #expect(ru.dayTime(ru.now) == "18 ноября, 12:00")
        #expect(ru.when(ru.now) == "12:00")
        #expect(ru.when(ru.now - .days(1)) == "17 ноября, 12:00")
        #expect(ru.exact(ru.now) == "18.11.2026, 12:00:00")
        #expect(en.dayTime(then) == "14 October 2025, 12:00")
        #expect(ru.machine(ru.now) == "2026-11-18T09:00:00Z")
        #expect(ru.weekday(ru.now) == "среда")
        #expect(ru.list(["а", "б", "в"]) == "а, б и в")
        #expect(en.list(["a"]) == "a")
    }
}

@Suite struct `The clock on the wall` {
    @Test(arguments: ["Europe/Moscow", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "GMT"])
    func `shows what the calendar of the system shows`(name: String) throws {
        let zone = Zone(name)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: name))
        var second = -62_000_000_000 / 60
        while second < 7_000_000_000 {
            let moment = Moment(milliseconds: Int64(second) * 1000)
            let wall = WallTime(moment, in: zone)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: moment.date)
            #expect(
                [wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.weekday % 7 + 1]
                    == [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.weekday],
                "\(second) in \(name)"
            )
            second += 9_876_543
        }
    }
}
