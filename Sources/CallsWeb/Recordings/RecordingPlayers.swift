import Basics
import CallCenter
import HTML
import Pages

/// All recordings of a call, one below the other, and who has listened to them.
package struct RecordingPlayers: HTML {
    let sounds: CallSounds
    let reader: Reader

    package init(sounds: CallSounds, reader: Reader) {
        self.sounds = sounds
        self.reader = reader
    }

    package var body: some HTML {
        let w = reader.w
        div(.class("recordings")) {
            if sounds.sounds.isEmpty { p(.class("muted")) { w("recording.none") } }
            ForEach(sounds.sounds) { sound in
                RecordingPlayer(sound: sound, number: sounds.sounds.count > 1 ? sound.recording.place + 1 : nil, w: w)
            }
            if !sounds.listenings.isEmpty { heard(w) }
        }
    }

    private func heard(_ w: Wording) -> some HTML {
        details(.class("heard")) {
            summary { w.count("recording.heard", sounds.listenings.count) }
            ul(.class("rows")) {
                ForEach(sounds.listenings) { listening in
                    li {
                        listening.name.short
                        " "
                        span(.class("muted")) { Timestamp(listening.at, shown: w.dayTime(listening.at), w) }
                    }
                }
            }
        }
    }
}

/// The browser's own player, and above it the sound drawn, on which a script shows where it is and lets one go elsewhere.
struct RecordingPlayer: HTML {
    let sound: CallSounds.Sound
    /// Where there are several.
    let number: Int?
    let w: Wording

    var body: some HTML {
        let recording = sound.recording
        Element(
            "recording-player",
            [.class("recording")],
            Group {
                p(.class("recording-head")) {
                    strong { title }
                    if recording.kind == .conversation { sides }
                    if let length { span(.class("num")) { w.clock(length) } }
                }
                if recording.isBrokenOff { p { Badge(w("recording.broken-off"), shape: .half) } }
                switch recording.state {
                case .kept(let kept) where sound.isOpen: player(kept)
                case .kept: p(.class("muted")) { w("refusal.recording.not-yours") }
                case .awaited: p(.class("muted")) { w("recording.awaited") }
                case .lost(let loss): p { Badge(w(TextKey("recording.lost.\(loss.rawValue)")), shape: .triangle) }
                case .deleted(let moment, _):
                    p(.class("muted")) { w("recording.deleted", ["when": w.day(moment)]) }
                }
            }
        )
    }

    /// Who is drawn above and who below, in the colours in which they are.
    private var sides: some HTML {
        span(.class("recording-sides")) {
            span(.class("side-0")) { w("recording.side.outsider") }
            span(.class("side-1")) { w("recording.side.house") }
        }
    }

    private var title: String {
        let title = w(TextKey("recording.\(sound.recording.kind.rawValue)"))
        return number.map { "\(title) \($0)" } ?? title
    }

    private var length: Duration? {
        switch sound.recording.state {
        case .kept(let kept): kept.length
        case .deleted(_, let length): length
        case .awaited, .lost: nil
        }
    }

    @HTMLBuilder
    private func player(_ kept: KeptSound) -> some HTML {
        let recording = sound.recording
        div(
            .class("wave"),
            .data("wave"),
            .data("label", w("recording.place")),
            .data("seconds", "\(kept.length / .seconds(1))")
        ) {
            Waveform(kept.peaks)
            div(.class("wave-head")) {}
        }
        div(.class("recording-controls")) {
            Element(
                "audio",
                [
                    .custom(name: "controls", value: ""), .custom(name: "preload", value: "none"),
                    .src("/calls/\(recording.call)/recordings/\(recording.place)/sound"), .aria("label", title),
                ],
                Markup()
            )
            label(.class("recording-speed"), .hidden) {
                span { w("recording.speed") }
                select(.data("speed")) {
                    ForEach(Self.speeds) { speed in
                        option(.value(speed), .selected.when(speed == "1")) { "\(speed) ×" }
                    }
                }
            }
        }
    }

    private static let speeds = ["1", "1.25", "1.5", "1.75", "2"]
}
