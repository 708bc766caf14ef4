import Basics
import Foundation

/// The time zones that a person can choose, as people call them.
package enum TimeZones {
    /// - Parameter chosen: stands in the list even when it is not one of those that are offered.
    package static func choices(in language: Language, at now: Moment, chosen: String) -> [Choice] {
        var zones = offered[language] ?? []
        if !zones.contains(where: { $0.id == chosen }), let own = NamedZone(chosen, language) { zones.append(own) }
        return zones.map { zone in (zone, zone.zone.secondsFromGMT(for: now.date)) }
            .sorted { ($0.1, $0.0.name) < ($1.1, $1.0.name) }
            .map { Choice($0.0.id, "\(offset($0.1)) · \($0.0.name)") }
    }

    /// Москва, for showing where someone is
    package static func name(of id: String, in language: Language) -> String {
        offered[language]?.first { $0.id == id }?.name ?? NamedZone(id, language)?.name ?? id
    }

    /// UTC+3, UTC+5:30
    private static func offset(_ seconds: Int) -> String {
        let (hours, minutes) = (abs(seconds) / 3600, abs(seconds) / 60 % 60)
        let tail = minutes == 0 ? "" : ":" + (minutes < 10 ? "0" : "") + String(minutes)
        return "UTC" + (seconds < 0 ? "−" : "+") + String(hours) + tail
    }

    private static let offered: [Language: [NamedZone]] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            (language, identifiers.compactMap { NamedZone($0, language) })
        }
    )

    private static let identifiers = [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk",
        "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka",
        "Europe/Minsk", "Asia/Almaty", "Asia/Tashkent", "Asia/Bishkek", "Asia/Dushanbe", "Asia/Ashgabat", "Asia/Baku",
        "Asia/Yerevan", "Asia/Tbilisi", "Europe/Chisinau", "Europe/London", "Europe/Berlin", "Europe/Paris",
        "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Helsinki", "Europe/Belgrade", "Europe/Athens",
        "Europe/Istanbul", "Asia/Jerusalem", "Asia/Dubai", "Asia/Tehran", "Asia/Kolkata", "Asia/Bangkok",
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Asia/Seoul", "Australia/Sydney",
        "Pacific/Auckland", "Africa/Cairo", "Africa/Johannesburg", "America/Sao_Paulo", "America/New_York",
        "America/Chicago", "America/Denver", "America/Los_Angeles", "GMT",
    ]
}

private struct NamedZone: Sendable {
    let id: String
    let zone: TimeZone
    let name: String

    init?(_ id: String, _ language: Language) {
        guard let zone = TimeZone(identifier: id) else { return nil }
        self.id = id
        self.zone = zone
        let known = zone.localizedName(for: .shortGeneric, locale: language.locale) ?? ""
        let bare = known.hasSuffix(" Time") ? String(known.dropLast(5)) : known
        // Where the system only knows letters (EET, GMT+3) the city of the identifier says more.
        let isAbbreviation = bare.isEmpty || bare.contains("GMT") || bare == bare.uppercased()
        name = isAbbreviation ? (id.split(separator: "/").last.map(String.init) ?? id).replacing("_", with: " ") : bare
    }
}
