import Basics
import Foundation
import People

/// For whom a page is written: their words, their rights, and what their forms carry. Views get this and nothing else of a request.
/// Shared, because every one of a page's hundreds of pieces holds it.
package final class Reader: Sendable {
    package let w: Wording
    let assets: Assets
    /// The name of the company that this Highrock serves.
    package let company: String
    package let member: Member?
    /// What every form carries back, so that nobody else's page can send one.
    package let formToken: String
    package let theme: Person.Theme
    package let path: String
    /// Marks the styles of this one page as ours.
    package let nonce: String
    package let notices: [Notice]
    /// What faces show in the bar.
    let bar: [BarPiece]

    init(
        w: Wording,
        assets: Assets,
        company: String,
        member: Member?,
        formToken: String,
        theme: Person.Theme,
        path: String,
        nonce: String = "",
        notices: [Notice] = [],
        bar: [BarPiece] = []
    ) {
        self.w = w
        self.assets = assets
        self.company = company
        self.member = member
        self.formToken = formToken
        self.theme = theme
        self.path = path
        self.nonce = nonce
        self.notices = notices
        self.bar = bar
    }

    /// The same reader of one page.
    func reading(formToken: String, nonce: String, notices: [Notice]) -> Reader {
        Reader(
            w: w,
            assets: assets,
            company: company,
            member: member,
            formToken: formToken,
            theme: theme,
            path: path,
            nonce: nonce,
            notices: notices,
            bar: bar
        )
    }

    package var now: Moment { w.now }

    package func may(_ permission: Permission) -> Bool { member?.may(permission) ?? false }

    /// The address of a style sheet, script or picture.
    package func asset(_ name: String) -> String { assets.path(name) }

    static let blank = Reader(
        w: Translations([:]).wording(.russian, zone: "GMT", now: Moment(milliseconds: 0)),
        assets: Assets([:]),
        company: "",
        member: nil,
        formToken: "",
        theme: .auto,
        path: "/"
    )
}

extension Reader {
    /// A reader without a request, for tests of views: all texts, the rights of `member`, noon of 18 November 2026 in Moscow.
    package static func sample(
        _ language: Language,
        member: Member? = nil,
        theme: Person.Theme = .auto,
        path: String = "/",
        now: Moment = Moment(milliseconds: 1_794_992_400_000)
    ) throws -> Reader {
        let translations = try Translations.load(from: try Resources.place("Translations"))
        return Reader(
            w: translations.wording(language, zone: "Europe/Moscow", now: now),
            assets: try Assets.load(translations),
            company: "Highrock",
            member: member,
            formToken: "sample-token",
            theme: theme,
            path: path
        )
    }
}
