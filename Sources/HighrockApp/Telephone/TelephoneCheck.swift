import Basics
import Foundation
import Telephony

/// Says what an exchange lacks for Highrock to carry calls through it.
package struct TelephoneCheck: Sendable {
    private let settings: Settings
    /// The oldest whose ARI has all that calls need.
    private static let oldest = 20

    package init(_ settings: Settings) {
        self.settings = settings
    }

    /// The first that is not in order keeps from looking at those after it.
    package enum Matter: String, CaseIterable, Sendable, Encodable {
        case configured
        case reached
        case version
        case modules
        case trunk
        case listening
        case accounts
    }

    /// - Returns: what was looked at, in order, each with what is wrong with it.
    package func examine() async -> [(matter: Matter, complaint: Complaint?)] {
        guard let place = settings.exchange else {
            return [(.configured, Complaint("telephone.check.configured"))]
        }
        do {
            let found = try await place.inspect()
            return [(.configured, nil), (.reached, nil)] + complaints(about: found, at: place)
        } catch {
            return [(.configured, nil), (.reached, Complaint(error))]
        }
    }

    private func complaints(
        about found: ExchangeInspection,
        at place: ExchangePlace
    ) -> [(matter: Matter, complaint: Complaint?)] {
        let isOld = found.version.split(separator: ".").first.flatMap { Int($0) }.map { $0 < Self.oldest } ?? false
        let missing = (found.missing + found.missing(forDetails: settings.callDetails != nil)).joined(separator: ", ")
        let hasTrunk = found.endpoints.contains { $0.technology == "PJSIP" && $0.resource == settings.trunk }
        let isHeard = found.applications.contains(place.application)
        func complaint(_ matter: Matter, _ isWrong: Bool, _ details: [String: String]) -> (Matter, Complaint?) {
            (matter, isWrong ? Complaint(TextKey("telephone.check.\(matter.rawValue)"), details) : nil)
        }
        return [
            complaint(.version, isOld, ["version": found.version]),
            complaint(.modules, !missing.isEmpty, ["modules": missing]),
            complaint(.trunk, !hasTrunk, ["trunk": settings.trunk]),
            complaint(.listening, !isHeard, ["application": place.application]),
            complaint(.accounts, unreadable != nil, ["file": unreadable?.path ?? ""]),
        ]
    }

    /// One that was never written to is not there yet, but its folder is.
    private var unreadable: URL? {
        [settings.queueLog, settings.callDetails].compactMap(\.self).first { file in
            let isThere = FileManager.default.fileExists(atPath: file.path)
            return !FileManager.default.isReadableFile(
                atPath: isThere ? file.path : file.deletingLastPathComponent().path
            )
        }
    }
}
