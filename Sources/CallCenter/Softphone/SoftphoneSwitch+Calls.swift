import Basics
import Logging
import Store
import Telephony

// Calls, from the ring to the end.
extension SoftphoneSwitch {
    func answer(_ phone: Phone.ID) {
        guard let line = sets[phone]?.call?.line else { return }
        line.answer()
        sets[phone]?.call?.answered = database.time.now
        connect(phone)
        tell(phone)
    }

    /// Who hears and who speaks follows from whether there is a page and a call that was answered.
    func connect(_ phone: Phone.ID) {
        guard let set = sets[phone] else { return }
        let line = set.call?.answered == nil ? nil : set.call?.line
        line?.hear(by: set.listener?.play)
        set.mouthpiece.turn(to: set.listener == nil ? nil : line)
    }

    func decline(_ channel: ChannelID, because cause: HangupCause) async {
        // One that has ended meanwhile is as good.
        do { try await door.decline(channel, because: cause) } catch {
            logger.info("a call could not be declined", metadata: ["channel": "\(channel)", "fault": "\(error)"])
        }
    }

    /// Carries a call's sound to its end.
    func carry(_ line: SoundLine, at phone: Phone.ID) async {
        do { try await door.carry(line, begin: { await self.begin(line, at: phone) }) } catch {
            logger.info("a call at a page ended", metadata: ["channel": "\(line.channel)", "fault": "\(error)"])
        }
        if let call = sets[phone]?.call, call.line === line {
            sets[phone]?.call = nil
            connect(phone)
            if call.isThere { sets[phone]?.listener?.tell(.ended(call.ring, line.tally)) }
        }
        logger.info("the sound of a call at a page ended", metadata: line.tally.metadata(of: line.channel))
        await forget(line.channel)
    }

    func begin(_ line: SoundLine, at phone: Phone.ID) {
        guard sets[phone]?.call?.line === line else { return }
        sets[phone]?.call?.isThere = true
        tell(phone)
    }

    func tell(_ phone: Phone.ID) {
        guard let set = sets[phone] else { return }
        set.listener?.tell(set.call?.news ?? .idle)
    }

    private func forget(_ ring: ChannelID) async {
        // One that is left is thrown away with the others of its age.
        try? await database.write { try $0.forget(ring) }
    }

    func ring(_ ring: SoftphoneRing, at phone: Phone.ID) async {
        guard known[ring.channel] == nil, sets[phone] != nil else { return }
        known[ring.channel] = database.time.now
        guard sets[phone]?.call == nil else {
            await decline(ring.channel, because: .busy)
            return await forget(ring.channel)
        }
        let call = SoftphoneCall(ring)
        sets[phone]?.call = call
        calling.yield((phone, call.line))
    }
}

extension SoundTally {
    fileprivate func metadata(of channel: ChannelID) -> Logger.Metadata {
        [
            "channel": "\(channel)", "heard": "\(heard)", "missed": "\(missed)", "spoken": "\(spoken)",
            "dropped": "\(dropped)", "gaps": "\(gaps)",
        ]
    }
}
