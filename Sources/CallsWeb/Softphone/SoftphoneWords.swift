import Basics
import CallCenter
import Foundation
import Telephony

/// What a page that is a telephone is told, as it travels.
struct SoftphoneWords: Encodable, Equatable {
    let state: State
    var name: String?
    var number: String?
    /// It was asked for by who is rung: it is answered without a word.
    var own: Bool?
    /// When it was answered, in milliseconds since 1970.
    var since: Int64?
    var sound: Sound?

    enum State: String, Encodable {
        case idle, ringing, talking, ended, replaced
    }

    struct Sound: Encodable, Equatable {
        let heard: Int
        let missed: Int
        let spoken: Int
        let dropped: Int
    }

    init(_ news: SoftphoneNews) {
        state = State(news)
        name = news.ring?.caller.name
        number = news.ring?.caller.number
        switch news {
        case .ringing(let ring): own = ring.isOwn
        case .talking(_, let since): self.since = since.milliseconds
        case .ended(_, let tally): sound = Sound(tally)
        case .idle, .replaced: break
        }
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

extension SoftphoneWords.State {
    fileprivate init(_ news: SoftphoneNews) {
        self =
            switch news {
            case .idle: .idle
            case .ringing: .ringing
            case .talking: .talking
            case .ended: .ended
            case .replaced: .replaced
            }
    }
}

extension SoftphoneWords.Sound {
    fileprivate init(_ tally: SoundTally) {
        self.init(heard: tally.heard, missed: tally.missed, spoken: tally.spoken, dropped: tally.dropped)
    }
}
