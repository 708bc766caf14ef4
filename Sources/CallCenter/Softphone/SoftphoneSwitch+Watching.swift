import Basics
import Logging
import People
import Store
import Telephony

// What other nodes and time bring.
extension SoftphoneSwitch {
    nonisolated func listen() async {
        for await channel in database.engine.announcements() where channel == .softphones { await look() }
    }

    func beat() async {
        while (try? await Task.sleep(for: .seconds(5))) != nil {
            let now = database.time.now
            for (phone, set) in sets where set.left.map({ $0 + grace <= now }) ?? false { await close(phone) }
            known = known.filter { $0.value + SoftphoneRing.longest > now }
            let open = sets.values.filter { $0.listener != nil }.map(\.window)
            do { try await database.write { try $0.see(open) } } catch {
                logger.error("pages that are telephones could not be kept", metadata: ["fault": "\(error)"])
            }
            await look()
        }
    }

    /// Finds what rings here, and which pages are telephones no longer.
    func look() async {
        let (phones, windows) = (Array(sets.keys), sets.values.map(\.window))
        guard !phones.isEmpty else { return }
        do {
            let (rings, valid) = try await database.read { (try $0.rings(at: phones), try $0.valid(windows)) }
            for (phone, set) in sets where windows.contains(set.window) && !valid.contains(set.window) { drop(phone) }
            for (phone, found) in rings { await ring(found, at: phone) }
        } catch {
            logger.error("what rings at pages could not be read", metadata: ["fault": "\(error)"])
        }
    }

    /// Another node has a newer window.
    private func drop(_ phone: Phone.ID) {
        leave(phone, saying: .replaced)
        sets.removeValue(forKey: phone)?.call?.line.hangUp()
    }

    func close(_ phone: Phone.ID) async {
        guard let set = sets.removeValue(forKey: phone) else { return }
        set.mouthpiece.turn(to: nil)
        set.call?.line.hangUp()
        do {
            try await database.write { [box] in try SoftphoneDesk($0, .program, box: box).close(set.window) }
        } catch {
            logger.error("a page that was a telephone could not be closed", metadata: ["fault": "\(error)"])
        }
    }
}
