import Basics
import Channels
import Desk
import HTML
import Mail
import Pages

/// What an interaction that came or went as a letter shows: what its writer says first; what it quotes, how it was laid out and
/// what it carries one step away.
struct LetterBody: HTML {
    let interaction: Interaction
    let shown: ShownLetter
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let said = SaidText(interaction.text)
        if let origin = shown.letter.origin, origin != .person {
            p(.class("letter-origin")) { Badge(w(TextKey("letter.origin.\(origin.rawValue)")), shape: .ring) }
        }
        p(.class("said"), .class("struck").when(interaction.delivery == .withdrawn)) {
            said.new.isEmpty ? interaction.text : said.new
        }
        if !said.new.isEmpty, !said.signature.isEmpty { p(.class("letter-signature")) { said.signature } }
        if !said.new.isEmpty, !said.quoted.isEmpty {
            details(.class("letter-quoted")) {
                summary { w("letter.quoted") }
                p(.class("said")) { said.quoted }
            }
        }
        if shown.letter.hasHTML { layout(w) }
        if !shown.enclosures.isEmpty { enclosures(w) }
        p(.class("letter-foot")) {
            if interaction.direction == .in, !shown.letter.sender.isEmpty { span { shown.letter.sender } }
            if shown.mailboxes.count > 1 {
                span { w("letter.mailboxes", ["names": shown.mailboxes.joined(separator: ", ")]) }
            }
            a(.href("\(path)/source")) { w("letter.source") }
        }
    }

    private var path: String { "/letters/\(shown.letter.id)" }

    /// A stranger's page: in a frame that runs nothing and reaches nobody.
    private func layout(_ w: Wording) -> some HTML {
        details(.class("letter-layout")) {
            summary { w("letter.layout") }
            Element(
                "iframe",
                [
                    .src("\(path)/page"), .title(w("letter.layout")), .loading("lazy"),
                    .custom(name: "sandbox", value: LetterFrame.sandbox),
                ],
                Markup()
            )
        }
    }

    private func enclosures(_ w: Wording) -> some HTML {
        ul(.class("enclosures"), .aria("label", w("letter.enclosures"))) {
            ForEach(shown.enclosures) { item in
                li {
                    a(.href("\(path)/parts/\(LetterFrame.name(of: item.place))"), .custom(name: "download", value: ""))
                    {
                        Icon(.file)
                        span { item.name }
                        span(.class("muted")) { w.size(bytes: Int(item.size)) }
                    }
                }
            }
        }
    }
}

/// What holds for the frame in which a letter's page is shown.
enum LetterFrame {
    /// No scripts, no forms. It counts as ours only so that the pictures that the letter carries can be had.
    static let sandbox = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"

    static func policy(showsRemote: Bool) -> String {
        """
        default-src 'none'; img-src 'self' data:\(showsRemote ? " https: http:" : ""); style-src 'unsafe-inline'; \
        form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox \(sandbox)
        """
    }

    /// A place in an address.
    static func name(of place: PartPlace) -> String { place.text.replacing("/", with: "-") }

    static func place(named name: String) -> PartPlace? { PartPlace(name.replacing("-", with: "/")) }
}
