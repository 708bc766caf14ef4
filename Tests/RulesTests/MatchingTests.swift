import Basics
import Clients
import Desk
import Rules
import TestSupport
import Testing

@Suite struct MatchingTests {
    private func newcomer(
        _ text: String = "",
        subject: String = "",
        from address: String? = nil,
        via channel: ContactChannel = .email,
        at moment: Moment = FixedTime.start
    ) -> Newcomer {
        Newcomer(
            channel: channel,
            address: address,
            subject: subject,
            text: text,
            client: ID(rawValue: 1),
            language: .russian,
            at: moment
        )
    }

    private func words(_ words: String...) -> Condition {
        var condition = Condition()
        condition.words = words
        return condition
    }

    @Test func `words are found in any of their forms, those in quotation marks as they are`() {
        #expect(words("счёт").matches(newcomer("В счетах за март ошибка")))
        #expect(words("возврат денег").matches(newcomer("Прошу возврата денег")))
        #expect(words("refund order").matches(newcomer("Refunding orders is slow")))
        #expect(!words("\"счёт\"").matches(newcomer("В счетах ошибка")))
        #expect(words("«счёт на оплату»").matches(newcomer("Нужен счёт на оплату")))
        #expect(!words("«счёт на оплату»").matches(newcomer("Нужны счета на оплату")))
        #expect(words("пришлите «счёт»").matches(newcomer("Пришлите счёт")))
        #expect(!words("пришлите «счёт»").matches(newcomer("Пришлите счета")))
        #expect(words("e-mail").matches(newcomer("Ваш E-mail молчит")))
        #expect(!words("\"\"").matches(newcomer("что угодно")))
    }

    @Test func `an address that was written to is any of the letter's receivers`() {
        var condition = Condition()
        condition.writtenTo = ["sales@highrock.example"]
        var letter = newcomer()
        #expect(!condition.matches(letter))
        letter.writtenTo = ["help@highrock.example", "sales@highrock.example"]
        #expect(condition.matches(letter))
        condition.writtenTo = ["@other.example"]
        #expect(!condition.matches(letter))
    }

    @Test func `a client is asked for by name or by a tag on the card, whatever its letters`() throws {
        var condition = Condition()
        condition.clientTag = "ВИП"
        #expect(!condition.matches(newcomer()))
        var known = newcomer()
        known.clientTags = [try Tag("вип").key]
        #expect(condition.matches(known))
        condition.client = ID(rawValue: 2)
        #expect(!condition.matches(known))
        known.client = ID(rawValue: 2)
        #expect(condition.matches(known))
    }

    @Test func `words are found whole, in their order, whatever their letters`() {
        #expect(words("счёт").matches(newcomer("Пришлите СЧЕТ, пожалуйста")))
        #expect(!words("счёт").matches(newcomer("Счётчик не работает")))
        #expect(words("счёт*").matches(newcomer("Счётчик не работает")))
        #expect(words("не работает").matches(newcomer("Роутер не\nработает!")))
        #expect(!words("не работает").matches(newcomer("работает не всегда")))
        #expect(words("возврат", "вернуть деньги").matches(newcomer(subject: "Вернуть деньги")))
        #expect(!words("***", " ").matches(newcomer("что угодно")))
    }

    @Test func `an address is whole, or the part from the at on`() {
        var condition = Condition()
        condition.addresses = ["anna@vector.example", "@sigma.example"]
        #expect(condition.matches(newcomer(from: "Anna@Vector.example")))
        #expect(condition.matches(newcomer(from: "any@sigma.example")))
        #expect(!condition.matches(newcomer(from: "any@notsigma.example")))
        #expect(!condition.matches(newcomer(from: "joanna@vector.example")))
        #expect(!condition.matches(newcomer()))
    }

    @Test func `hours may go over midnight, and mean what is outside of them too`() {
        // Monday, 2 March 2026, 12:00 in Moscow.
        let noon = FixedTime.start
        var hours = Condition.Hours(days: [1], from: 9 * 60, to: 18 * 60, zone: "Europe/Moscow")
        #expect(hours.contains(noon) && !hours.contains(noon + .hours(6)) && !hours.contains(noon + .days(1)))
        hours.isOutside = true
        #expect(!hours.contains(noon) && hours.contains(noon + .hours(6)))
        let night = Condition.Hours(days: [1], from: 22 * 60, to: 6 * 60, zone: "Europe/Moscow")
        #expect(night.contains(noon + .hours(11)) && night.contains(noon + .hours(17)))
        #expect(!night.contains(noon + .hours(18)) && !night.contains(noon - .hours(7)))
    }

    @Test(arguments: 1...200) func `more asked never matches more, and hours and their outside share all moments`(
        seed: UInt64
    ) {
        var random = SeededRandom(seed: seed)
        let one = newcomer(
            ["оплата не прошла", "счёт за март", "роутер", ""].randomElement(using: &random) ?? "",
            from: ["anna@vector.example", "x@y.example", nil].randomElement(using: &random) ?? nil,
            via: ContactChannel.allCases.randomElement(using: &random) ?? .email,
            at: FixedTime.start + .minutes(Int.random(in: 0...10_000, using: &random))
        )
        var less = Condition()
        if Bool.random(using: &random) { less.words = ["оплата", "март"] }
        if Bool.random(using: &random) { less.channels = [.email, .chat] }
        var more = less
        more.addresses = ["@vector.example"]
        let inside = Condition.Hours(
            days: Set((1...7).filter { _ in Bool.random(using: &random) }),
            from: Int.random(in: 0..<1440, using: &random),
            to: Int.random(in: 0..<1440, using: &random),
            zone: "Asia/Vladivostok"
        )
        var outside = inside
        outside.isOutside = true
        if more.matches(one) { #expect(less.matches(one)) }
        #expect(inside.contains(one.at) != outside.contains(one.at))
    }
}
