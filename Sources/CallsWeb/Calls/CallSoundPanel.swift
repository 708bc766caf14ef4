import Basics
import CallCenter
import HTML
import Pages
import Telephony

/// How well the two sides heard each other, and what was measured of each channel on the way (SPEC T2).
struct CallSoundPanel: HTML {
    let page: CallPage
    let w: Wording

    var body: some HTML {
        Panel(w("call.sound.title")) {
            if let score = page.call.score {
                p {
                    SoundBadge(score: score, w: w)
                    " "
                    span(.class("muted")) {
                        w("call.sound.score", ["score": w.number(score.value, places: 1)])
                    }
                }
            }
            table(.class("data"), .class("folds")) {
                thead {
                    tr {
                        th(.scope("col")) { w("call.sound.channel") }
                        ForEach(Figure.allCases) { figure in
                            th(.scope("col"), .class("num")) { w(figure.name) }
                        }
                    }
                }
                tbody { ForEach(page.quality) { row($0) } }
            }
            p(.class("hint")) { w("call.sound.hint") }
        }
    }

    private func row(_ sound: CallSound) -> some HTML {
        tr {
            th(.scope("row")) { sound.leg.map(name) ?? w("recording.side.outsider") }
            ForEach(Figure.allCases) { figure in
                td(.class("num"), .data("label", w(figure.name))) { figure.of(sound.quality, w) }
            }
        }
    }

    private func name(_ place: Int) -> String {
        guard page.legs.indices.contains(place) else { return "" }
        let leg = page.legs[place]
        return leg.person.flatMap { page.names[$0]?.short } ?? leg.endpoint.resource
    }

    private enum Figure: String, CaseIterable {
        case score
        case codec
        case lost
        case jitter
        case roundTrip = "round-trip"

        var name: TextKey { TextKey("call.sound.figure.\(rawValue)") }

        func of(_ quality: SoundQuality, _ w: Wording) -> String {
            switch self {
            case .score: quality.score.map { w.number($0.value, places: 1) } ?? "—"
            case .codec: quality.codec?.name ?? "—"
            case .lost:
                "\(w.percent(quality.heardLoss, places: 1)) / "
                    + (quality.told == nil ? "—" : w.percent(quality.toldLoss, places: 1))
            case .jitter: milliseconds(max(quality.heard.jitter, quality.told?.jitter ?? .zero), w)
            case .roundTrip: quality.roundTrip.map { milliseconds($0, w) } ?? "—"
            }
        }

        private func milliseconds(_ span: Duration, _ w: Wording) -> String {
            w(
                "call.sound.milliseconds",
                ["count": w.number(span / .milliseconds(1), places: span < .milliseconds(10) ? 1 : 0)]
            )
        }
    }
}
