/// Words that say what an organisation is before the law, not which one it is.
enum LegalForms {
    /// - Returns: the words without them, or all when there are no others.
    static func dropped(from words: [[UInt8]]) -> [[UInt8]] {
        let telling = words.filter { !known.contains($0) }
        return telling.isEmpty ? words : telling
    }

    private static let known: Set<[UInt8]> = Set(
        """
        ооо оао зао пао ао нао ип чп тоо одо фгуп гуп муп гбу мбу фгбу фгбоу ано нко кфх тсж снт общество с ограниченной \
        ответственностью акционерное публичное закрытое открытое индивидуальный предприниматель компания фирма группа \
        llc ltd limited inc incorporated corp corporation co company gmbh ag kg plc jsc pjsc oy ab sa sas srl spa bv nv llp lp pty group
        """
        .split(separator: " ").map { PlainLetters.joined(String($0)) }
    )
}
