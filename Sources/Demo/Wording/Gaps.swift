import Basics
import People

/// What a story's gaps are filled with, the same from its first line to its last.
struct Gaps: Sendable {
    private var words: [String: String] = [:]
    private let count: Int
    /// Whether the one who speaks for the client is a woman.
    private let speakerIsWoman: Bool
    private var engineerIsWoman = false

    init(of story: Product, for client: Prospect, _ spokesman: Prospect.Spokesman, on day: Day, _ chance: inout Chance)
    {
        count = chance.within(2...24)
        speakerIsWoman = spokesman.isWoman
        // The client's things stay the same whenever they are spoken of.
        let model = story.models[client.contract.utf8.reduce(0) { $0 &+ Int($1) } % story.models.count]
        words = [
            "n": "\(count)", "model": model, "contract": client.contract, "address": client.address.short,
            "name": spokesman.address, "who": spokesman.who, "ext": "\(chance.within(101...489))",
            "room": "\(chance.within(1...5))\(chance.within(10...24))", "invoice": "\(chance.within(1100...9899))",
            "order": "Н-\(chance.within(10_400...48_900))",
            "track": "\(chance.within(10...99))-\(chance.within(100_000...999_999))",
            "sum": Self.money(story == .home ? chance.within(9...48) * 50 : chance.within(24...1480) * 100),
            "ip": "198.51.100.\(chance.within(2...250))",
            "speed": chance.pick(["50 Мбит/с", "100 Мбит/с", "200 Мбит/с", "300 Мбит/с"]),
            "time": "\(chance.within(10...18)):\(chance.pick(["00", "15", "30", "45"]))",
            "evening": chance.pick(["18:00", "18:30", "19:00", "20:00"]),
            "since": chance.pick(Self.beginnings), "visit": chance.pick(Self.visits),
            "date": (day + chance.within(3...16)).spoken, "lastdate": (day - chance.within(2...9)).spoken,
            "month": Day.months[(day.civil.month + 10) % 12].name,
        ]
        words["Since"] = words["since"].map { $0.prefix(1).uppercased() + $0.dropFirst() }
        name(engineer: nil)
    }

    /// Says who of the engineers is spoken of.
    mutating func name(engineer: Employee?) {
        words["engineer"] = engineer?.name.short ?? "Григорий Бобров"
        engineerIsWoman = engineer?.isWoman ?? false
    }

    mutating func set(_ word: String, _ text: String) {
        words[word] = text
    }

    /// `{word}` is filled in; `{n:one|few|many}` is counted; `{g:his|her}` and `{e:his|her}` follow the speaker, the engineer.
    func fill(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var filled = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            filled += rest[..<open]
            filled += word(for: rest[rest.utf8.index(after: open)..<close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        return filled + rest
    }

    private func word(for gap: Substring) -> String {
        guard let colon = gap.utf8.firstIndex(of: UInt8(ascii: ":")) else { return words[String(gap)] ?? "{\(gap)}" }
        let forms = gap[colon...].dropFirst().split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        switch (gap[..<colon], forms.count) {
        case ("n", 3): return "\(count) \(forms[Self.form(of: count)])"
        case ("g", 2): return forms[speakerIsWoman ? 1 : 0]
        case ("e", 2): return forms[engineerIsWoman ? 1 : 0]
        default: return "{\(gap)}"
        }
    }

    /// Which of «телефон, телефона, телефонов» goes with a number.
    private static func form(of count: Int) -> Int {
        switch (count % 10, count % 100) {
        case (1, let hundred) where hundred != 11: 0
        case (2...4, let hundred) where !(12...14).contains(hundred): 1
        default: 2
        }
    }

    /// 48 600 ₽
    private static func money(_ roubles: Int) -> String {
        roubles < 1000 ? "\(roubles) ₽" : "\(roubles / 1000)\u{a0}\(String(roubles % 1000 + 1000).dropFirst())\u{a0}₽"
    }

    private static let beginnings = [
        "с самого утра", "со вчерашнего вечера", "второй день", "с понедельника", "с прошлой недели", "после выходных",
        "уже третий день", "с обеда", "с пятницы", "с ночи",
    ]

    private static let visits = [
        "завтра с 10 до 12", "завтра с 14 до 16", "в среду с 9 до 11", "в четверг с 14 до 16", "в пятницу до обеда",
        "во вторник с 11 до 13", "послезавтра после 15:00",
    ]
}

extension Day {
    /// 14 марта
    var spoken: String {
        let (_, month, day) = civil
        return "\(day) \(Self.months[month - 1].of)"
    }

    static let months: [(name: String, of: String)] = [
        ("январь", "января"), ("февраль", "февраля"), ("март", "марта"), ("апрель", "апреля"), ("май", "мая"),
        ("июнь", "июня"), ("июль", "июля"), ("август", "августа"), ("сентябрь", "сентября"), ("октябрь", "октября"),
        ("ноябрь", "ноября"), ("декабрь", "декабря"),
    ]
}
