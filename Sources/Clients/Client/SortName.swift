/// Where a client stands in the alphabet: «ООО „Ёлка“» stands under е, not under о or a quotation mark.
enum SortName {
    private static let legalForms = Set(
        ("ооо оао зао пао ао нао ип чп тоо фгуп гуп муп гбу мбу фгбу ано нко "
            + "llc ltd inc gmbh ag plc jsc oy sa srl").split(separator: " ").map(String.init)
    )

    static func of(_ name: String) -> String {
        let words = SearchWords.split(name)
        let telling = words.filter { !legalForms.contains($0) }
        return (telling.isEmpty ? words : telling).joined(separator: " ")
    }
}
