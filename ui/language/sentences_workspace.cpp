#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about the workspace, its database and its secrets.
std::vector<const char*> sentencesOfWorkspace()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is a number from %2 to %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is true or false."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is one of: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Free megabytes below which indexing pauses so that the database keeps working; 0: the "
                          "smaller of 2 GB and 2 % of the disk."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Megabytes in which the private database keeps pages of its tables, never more than half of "
                          "the machine's memory; with more, long histories are indexed faster. Counts when the private "
                          "database starts next."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "How many ranges of blocks one chain holds at once, in flight or waiting to be written; more "
                          "needs more memory."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "How many rows of history are written in one transaction; more is faster on slow disks and "
                          "needs more memory."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "How often each chain looks for gaps by itself, in minutes; 0: only on start and by hand."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Minimum level of the entries that are logged."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Whether the engine writes signalbox.log in the workspace folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 cannot be read: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is no JSON object: %2. Correct it, or remove it to go back to the defaults."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no setting %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be written: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This endpoint has a key, and no secret store is open to keep it. Unlock the secrets first."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The key of endpoint %1 is locked away. Unlock the secrets; the chain goes on by itself then."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The workspace is not open. Nothing was moved."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Opening the workspace was stopped."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no workspace in %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The folder %1 holds a local workspace. Choose another folder for the server."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The folder %1 belongs to a workspace on a server. Choose another folder for a local one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An existing server: %1"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The server %1 does not answer on port %2 (%3). Check host and port, and that it runs; then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The secrets stay locked: endpoints with a key wait until the passphrase is given."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The keychain does not answer: endpoints with a key wait until it does."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "None needed yet"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The file %1 is damaged. Put it back from a backup; or remove it and make the workspace again in the same "
            "folder: its data are found again, and only keys that lie in a keychain are entered anew."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The secrets of this workspace are locked. Give the passphrase of their file; on the command "
                          "line: --passphrase-file FILE. If it is lost, signalbox-cli secrets reset sets the file "
                          "aside, and the keys are entered again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This workspace has no secrets yet. Enter this key again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Secrets can be moved to keychain or to file."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No keychain answers in this session. Start one, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Deleted for good, the rows come back only by indexing the chain again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The deletion was stopped. What is gone stays gone; start it again to finish it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 of %2 registry events"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "tables of %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "coverage, history and settings"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The workspace has no chain %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Another chain is called %1 already. Choose another name."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is not a valid chain ID."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "It was deleted: recover it, or delete it for good first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Add an endpoint or a token to it instead."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no endpoint number %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 indexes %2 already."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not index %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be run: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 did not end within %2 s."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Processes of a killed database server do not end (process %1). End them and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server could not be run: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database was not stopped cleanly and is recovering."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database server did not become ready within %1 s. Its log is %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database server cannot start because the disk is full (%1). Free some space in %2 and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The data in %1 is of another PostgreSQL version than %2. Install that version, or move the "
                          "workspace by export and import."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server could not open its socket in %1: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database server finds its files damaged: %1. Check the disk, then restore a backup of "
                          "%2. The log is %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database server did not get its memory: %1. Close other programs and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server did not start: %1. Its log is %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server (process %1) does not stop."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk is full: %1 could not be made. Free some space and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be opened for a lock."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Another Signalbox is starting or stopping the database of this workspace. Try again in a moment."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another session uses the database of this workspace, and its server cannot be reached from "
                          "here: it was started in another container or on another machine. Close that session and try "
                          "again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database server of this workspace (process %1) has lost its lock file postmaster.pid, "
                          "and other sessions use it. Close them and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no such command in this workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This command deletes or replaces rows. It needs the preview that was confirmed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This request was written down already."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This command is over already."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The console that carried this out ended before it was done. Ask for it again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server %1 offers no TLS, and this workspace asks for it (sslmode %2). Have TLS turned "
                          "on there; with sslmode disable anybody on the way could read the data."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server's certificate is for another name: %1. Connect by the name that stands in it, or "
                          "have it issued for %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The root certificate that must vouch for %1 cannot be read: %2. Name a PEM file with it (sslrootcert)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The certificate of %1 is not trusted: %2. If the server is the right one, name the PEM file "
                          "of the authority that issued it (sslrootcert)."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "No trusted TLS connection to %1 could be made: %2. Check the TLS mode and the root certificate."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server %1 does not let user %2 into the database %3 without TLS. Choose a TLS mode, "
                          "best verify-full."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server %1 has no rule that lets user %2 into the database %3 from this machine. Have "
                          "one added to its pg_hba.conf."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database refused the login of user %1. Check the user and the password of this workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "There is no database %1 on this server. Create it, or choose another name."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database has no user %1 that may log in."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database has no free connection. Signalbox tries again; a larger max_connections would help."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database does not answer (%1). Signalbox connects again by itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The place in the list is not one that Signalbox gave out. Start again from the first page."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Transfers are listed chain by chain. Choose a chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is no address. An address is 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is no transaction. A transaction is 0x and 64 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is no agent. An agent is a whole number."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The system's keychain refused access (%1). Unlock it and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The keychain has no such entry. Enter this key again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The system's keychain does not work (%1). Start it, or move the secrets into an encrypted file."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The system's keychain did not answer within %1 s. Perhaps it waits for its own password: "
                          "look for its window, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The system's keychain is locked, so the keys in it cannot be read. Unlock it (a desktop "
                          "does when its user logs in) and try again; nothing is lost."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 works on %2 now. This console watches; it can take over."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Another console took over %1. This one stops working on it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The schema file %1 or its way back cannot be read."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Two schema files have the number %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This workspace was last used by Signalbox %1, which is newer: its schema has step %2, this "
                          "program knows %3 steps. Update Signalbox, then open it again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Schema step %1 (%2) was applied to this workspace, but this program does not have it. "
                          "Install the Signalbox that made it (%3)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Schema step %1 (%2) in this program differs from what was applied to this workspace by "
                          "Signalbox %3. Nothing was changed. Install an unaltered release."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Schema step %1 was applied although an earlier one was not. Restore a backup of this workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Schema step %1 (%2) could not be %3: %4 Nothing of it was kept."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Schema step %1: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Nothing was changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A commit without a range or a stream was asked for."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database undid a transaction that should have been committed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The connection to the database went away while rows were being committed. Whether they are "
                          "stored is read again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 is damaged. Put it back from a backup; the data themselves are not touched."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The workspace points to %1, where this user keeps no databases. Open it as the user who made it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database folder %1 of this workspace is gone. Put it back from a backup, or delete the "
                          "workspace and make a new one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The path of the database socket would be longer than 107 bytes. Choose a workspace folder "
                          "with a shorter path."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 with the database passwords is damaged. Put it back from a backup."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 with the database passwords is gone. Put it back from a backup; the data "
                          "themselves are not touched."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk is full: the database could not be made in %1. Free some space and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database could not be made in %1: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The settings of the database in %1 could not be written."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be renamed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is not a database any more: its file PG_VERSION is gone. Put it back from a backup."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Making the database."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Starting the database."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no workspace with a database of its own in %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 other sessions use this workspace. Close them first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The folder %1 could not be removed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk is full: %1 could not be written. Free some space and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The folder %1 cannot be used: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is a symbolic link. Name the folder itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is not a folder. Choose another name."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it belongs to %1. Choose a folder of your own."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "others can write to it. Run: chmod go-w '%1'"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "its mode is not 0700 and cannot be changed: %1. Choose a folder of your own."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 could not be made. Make it yourself, or choose another folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "it cannot be written: %1. Make it writable for you, or choose another folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no file %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The file %1 cannot be used: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is a symbolic link."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is not a regular file."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it belongs to %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is larger than expected."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server runs PostgreSQL %1. Signalbox needs version 15 or newer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file with the secrets, %1, is damaged. Put it back from a backup, or set it aside with "
                          "signalbox-cli secrets reset and enter the keys again; the indexed data are not touched."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "There is not enough memory to open the secrets. Close other programs and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This passphrase does not open the secrets of the workspace, or their file was changed. Try "
                          "again. If the passphrase is lost, signalbox-cli secrets reset sets the file aside; the keys "
                          "are entered anew then, and the indexed data stay."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The secret store has no entry %1. Enter this key again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The encryption library does not start."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The passphrase is empty. Type one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The passphrase file %1 is empty."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The new secret store answered another value than was written. Nothing was removed from the old one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The connection to the database went away while a change was being committed. Whether it is "
                          "stored is read again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A call to the database failed: %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The keys of this workspace are shared under a workspace key that this console does not "
                          "hold. Show it on a console that has it (signalbox-cli secrets key --reveal) and enter it "
                          "here (signalbox-cli secrets key --import)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint's answer does not contain rows that are stored. They are kept unless receipts "
                          "or a second endpoint confirm the answer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This workspace does not have a workspace key yet: it is created when the first API key of "
                          "an endpoint is stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This is not the key of this workspace. Nothing was changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk of the database is full: %1. Nothing of this step was stored. Free some space; "
                          "Signalbox goes on by itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database is out of memory: %1. The same step is tried again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database has no free connection: %1. Signalbox tries again; a larger max_connections would help."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A limit of the database was reached: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The query was stopped: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another session holds what this step needs: %1. The same step is tried again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Two sessions changed the same rows at once: %1. The same step is tried again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Two sessions waited for each other: %1. The same step is tried again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database user has no right to do this: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This is stored already: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This range is covered already: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database takes no writes now: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console took over this chain (%1). This one stops working on it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "These blocks are stored already (%1). The coverage is read again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not a valid Canopy chain ID, such as canopy:1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This workspace is local: %1 is its catalog as it is."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not contain a local workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No saved query is named \"%1\". signalbox-cli sql --saved list prints their names."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Deleting the rows: %1 so far"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Stopped after %1 rows. The other rows stay; remove the stream's rows again to go on."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not follow %2 yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is too far behind the changes of %2: it starts again with a new copy."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The settings of %1 were changed while its blocks were read. They are read again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "What the endpoints say now is not what is stored: %1. The chain is compared with them again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database found damaged data: %1. Check the disk, then restore a backup or index the chain again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database found a damaged index: %1. Check the disk, then rebuild the index with REINDEX."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database could not use its files: %1. Check the disk and the rights of its folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database is short of resources: %1. The same step is tried again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database refused the login: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database refused a value: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A rule of the database stands against this: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database refused a statement of Signalbox: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no alert number %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Nothing of block %1, position %2, is in quarantine."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "PostgreSQL 15 or newer is not installed on this machine. Install it with: apt install postgresql-15"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "PostgreSQL does not run as root, and there is no system user signalbox to run it. Create it "
                          "with: useradd --system --home-dir /var/lib/signalbox --shell /usr/sbin/nologin signalbox"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Others can read the passphrase file %1. Run: chmod 600 '%1'"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is in this workspace already, as %2. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The user %1 has not the rights that Signalbox needs in the database %2. Make the user its "
                          "owner: ALTER DATABASE %2 OWNER TO %1; or, if another user made Signalbox's tables there, "
                          "connect as that user. The server said: %3"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The user %1 is a superuser of this server, and Signalbox never works as one. Create a user and a database "
            "of its own: CREATE ROLE signalbox LOGIN PASSWORD '…'; CREATE DATABASE signalbox OWNER signalbox;"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Only a workspace on a server shares its keys among consoles; this one is local."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 could not be renamed to %2. Nothing was changed; look whether the folder may be "
                          "written to."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Schema %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" has no block stored yet: nothing can be fetched again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "\"%1\" has none of the blocks %2 to %3 stored, so they cannot be fetched again: it has %4 to "
            "%5."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 is above the newest that \"%2\" has stored, %3: no state could be asked for any "
                          "more. Keep the states from that block on, or from a lower one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 is not the catalog that this workspace's consoles work by (%2). Nothing was "
                          "changed. signalbox-cli schema take puts the workspace's in its place; signalbox-cli schema "
                          "publish makes this one the workspace's."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another catalog was made the one that this workspace's consoles work by (%1). Close the "
                          "workspace here and open it again; until then no table is changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This version of Signalbox cannot use the catalog of the workspace (%1): %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Only consoles of a workspace on a server agree on a catalog, and no server was reached."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A window or another command has this workspace open. Close it before the tables are "
                          "changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The tables of this workspace are of an older version. Open it, or run signalbox-cli db "
                          "migrate, to bring them up to date."),
    };
}

}  // namespace signalbox::ui
