import Foundation
import Store

/// Which file was opened, to notice when another one, or none, has come to stand at its path.
struct FileIdentity: Sendable {
    private let path: String
    private let database: Inode
    private let log: Inode

    private struct Inode: Equatable {
        let device: UInt64
        let number: UInt64

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
        }
    }

    init(at path: String) throws(StorageFault) {
        guard let database = Inode(of: path), let log = Inode(of: path + "-wal") else {
            throw .unreachable(path)
        }
        self.path = path
        self.database = database
        self.log = log
    }

    /// Writing into a file that nobody can open any more succeeds, so success alone says nothing.
    func verify() throws(StorageFault) {
        guard Inode(of: path) == database, Inode(of: path + "-wal") == log else { throw .unreachable(path) }
    }
}
