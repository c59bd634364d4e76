// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about the workspace, its database and its secrets.
std::vector<const char*> sentencesOfWorkspace()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 must be a number from %2 to %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 must be true or false."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 must be one of: %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Free megabytes on the disk below which indexing pauses (0 = the smaller of 2 GB and 2 % of the disk)."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Megabytes of shared buffers of the private database, at most half of the machine's memory. More memory "
            "speeds up indexing of long histories. Takes effect after a restart of the private database."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Maximum ranges of blocks per chain that are in flight or waiting to be written. More ranges "
                          "need more memory."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Rows of history per transaction. More rows are faster on slow disks and need more memory."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Minutes between automatic gap scans of a chain (0 = only at start and on request)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Minimum log level."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Whether the engine writes signalbox.log in the workspace folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 cannot be read: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is not a JSON object: %2. Correct it, or remove it to restore the defaults."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no setting %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be written: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This endpoint has a key, and the secret store is locked. Unlock the secret store first."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The key of endpoint %1 is locked. Unlock the secret store; the chain then continues automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The workspace is not open. Nothing was moved."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Opening the workspace was canceled."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not contain a workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The folder %1 contains a local workspace. Choose another folder for the server workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The folder %1 belongs to a workspace on a server. Choose another folder for a local one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An existing server: %1"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The server %1 does not answer on port %2 (%3). Check host and port, and that it runs; then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The secret store is locked: endpoints with a key wait for the passphrase."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The keychain does not answer: endpoints with a key wait until it does."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not needed yet"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The file %1 is damaged. Restore it from a backup, or remove it and create the workspace again in the same "
            "folder: its data is found again, and only keys stored in a keychain must be entered again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The secrets file of this workspace is locked. Enter its passphrase; on the command line: "
                          "--passphrase-file FILE. If it is lost, signalbox-cli secrets reset sets the file aside, and "
                          "the keys must be entered again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This workspace has no secrets yet. Enter this key again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Secrets can be moved to the keychain or to a file."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No keychain answers in this session. Start one, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Deletion is permanent. The rows can only be restored by indexing the chain again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The deletion was canceled. Rows that were already deleted are not restored. Delete the "
                          "chain again to finish."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 of %2 registry events"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "tables of %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "coverage, history and settings"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The workspace has no chain %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Another chain is already named %1. Choose another name."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is not a valid chain ID."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "It was deleted: recover it, or delete it permanently first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Add an endpoint or a token to it instead."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Endpoint %1 does not exist."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 already indexes %2."),
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
                          "The data in %1 was created by a PostgreSQL version other than %2. Install that version, or "
                          "move the workspace by export and import."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server could not open its socket in %1: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The files of the database server are damaged: %1. Check the disk, then restore a backup of "
                          "%2. The log is %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database server could not allocate memory: %1. Close other programs and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server did not start: %1. Its log is %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database server (process %1) does not stop."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk is full: %1 could not be created. Free some space and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The lock file %1 could not be opened."),
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
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This workspace has no such command."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This command deletes or replaces rows and needs a confirmed preview."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This request was already recorded."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This command has already ended."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The console that ran this command exited before it was done. Run the command again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server %1 does not support TLS, which this workspace requires (sslmode %2). Enable TLS "
                          "on the server. With sslmode disable, the connection would not be encrypted."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server's certificate is for another name: %1. Connect by the name in the certificate, "
                          "or have a certificate issued for %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The root certificate for %1 cannot be read: %2. Specify a PEM file (sslrootcert)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The certificate of %1 is not trusted: %2. If this is the right server, specify the PEM file "
                          "of the issuing authority (sslrootcert)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A trusted TLS connection to %1 could not be established: %2. Check the TLS mode and the "
                          "root certificate."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server %1 does not accept user %2 for the database %3 without TLS. Choose a TLS mode, "
                          "preferably verify-full."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server %1 does not accept user %2 for the database %3 from this machine. Have an entry "
                          "added to its pg_hba.conf."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database refused the login of user %1. Check the user and the password of this workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This server has no database %1. Create it, or choose another name."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database has no login role %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database has no free connection. Signalbox retries; consider raising max_connections."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database does not answer (%1). Signalbox reconnects automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The page position is not valid. Start again with the first page."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Transfers are listed per chain. Choose a chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not an address: 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not a transaction hash: 0x and 64 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not an agent ID, which is a whole number."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The system's keychain refused access (%1). Unlock it and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The keychain has no such entry. Enter this key again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The system's keychain does not work (%1). Start it, or move the secrets into an encrypted file."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The system's keychain did not answer within %1 s. It may be waiting for its password: look "
                          "for its window, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The system's keychain is locked, so its keys cannot be read. Unlock it (a desktop does so "
                          "at login) and try again. Nothing is lost."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is the active console of %2. This console is on standby and can take over."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console took over %1. This console is on standby now."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The migration %1 or its down file cannot be read."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Two migrations have the number %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This workspace was last used by a newer version, Signalbox %1: its schema is at migration "
                          "%2, this program has %3. Update Signalbox, then open the workspace again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Migration %1 (%2) was applied to this workspace, but this program does not have it. Install "
                          "Signalbox %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Migration %1 (%2) of this program differs from the one applied to this workspace by "
                          "Signalbox %3. Nothing was changed. Install an unmodified release."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Migration %1 was applied, but an earlier one was not. Restore a backup of this workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Migration %1 (%2) could not be %3: %4 It was rolled back."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Migration %1: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Nothing was changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A commit without a range or a stream was requested."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database rolled back a transaction that should have been committed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The connection to the database was lost during a commit of rows. Signalbox checks whether "
                          "they are stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 is damaged. Restore it from a backup; the data is not affected."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The workspace points to %1, which does not belong to this user. Open it as the user who created it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database folder %1 of this workspace is missing. Restore it from a backup, or delete "
                          "the workspace and create a new one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The path of the database socket would be longer than 107 bytes. Choose a workspace folder "
                          "with a shorter path."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 with the database passwords is damaged. Restore it from a backup."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The file %1 with the database passwords is missing. Restore it from a backup; the data is not affected."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk is full: the database could not be created in %1. Free some space and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database could not be created in %1: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The settings of the database in %1 could not be written."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be renamed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is no longer a database: its file PG_VERSION is missing. Restore it from a backup."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Creating the database."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Starting the database."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not contain a workspace with a private database."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 other sessions use this workspace. Close them first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The folder %1 could not be removed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk is full: %1 could not be written. Free some space and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The folder %1 cannot be used: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is a symbolic link. Specify the folder itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is not a folder. Choose another name."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is owned by %1. Choose a folder that you own."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "others can write to it. Run: chmod go-w '%1'"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "its mode is not 0700 and cannot be changed: %1. Choose a folder that you own."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 could not be created. Create it yourself, or choose another folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "it is not writable: %1. Change its permissions, or choose another folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The file %1 does not exist."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The file %1 cannot be used: %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is a symbolic link."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is not a regular file."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is owned by %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it is larger than expected."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server runs PostgreSQL %1. Signalbox needs version 15 or newer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The secrets file %1 is damaged. Restore it from a backup, or set it aside with "
                          "signalbox-cli secrets reset and enter the keys again. Indexed data is not affected."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "There is not enough memory to open the secrets file. Close other programs and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The passphrase is wrong, or the secrets file was modified. Try again. If the passphrase is "
                          "lost, signalbox-cli secrets reset sets the file aside; the keys must then be entered again. "
                          "Indexed data is kept."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The secret store has no entry %1. Enter this key again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The encryption library could not be initialized."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The passphrase is empty. Enter a passphrase."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The passphrase file %1 is empty."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The new secret store returned a value other than the one written. Nothing was removed from the old one."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The connection to the database was lost during a commit. Signalbox checks whether the change is stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A call to the database failed: %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The API keys of this workspace are encrypted with a workspace key that this console does "
                          "not have. Show the key on a console that has it (signalbox-cli secrets key --reveal), and "
                          "enter it here (signalbox-cli secrets key --import)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint's answer does not contain rows that are stored. They are kept unless receipts "
                          "or a second endpoint confirm the answer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This workspace does not have a workspace key yet: it is created when the first API key of "
                          "an endpoint is stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This is not the key of this workspace. Nothing was changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The disk of the database is full: %1. Nothing of this step was stored. Free some space; "
                          "Signalbox then continues automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database is out of memory: %1. The step is retried."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database has no free connection: %1. Signalbox retries; consider raising max_connections."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A limit of the database was reached: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The query was stopped: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another session holds a lock that this step needs: %1. The step is retried."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Two sessions changed the same rows at the same time: %1. The step is retried."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Two sessions waited for each other: %1. The step is retried."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database user does not have this privilege: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This is already stored: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This range is already covered: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database does not accept writes now: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console took over this chain (%1). This console is on standby now."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "These blocks are already stored (%1). The coverage is read again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not a valid Canopy chain ID, such as canopy:1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This workspace is local: it always uses %1 as its catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not contain a local workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No saved query is named \"%1\". signalbox-cli sql --saved list prints their names."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Deleting the rows: %1 so far"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Stopped after %1 rows. The other rows stay; remove the stream's rows again to go on."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 does not follow %2 yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is too far behind the changes of %2 and must start again with a new copy."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The settings of %1 were changed while its blocks were read. They are read again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The answers of the endpoints differ from the stored rows: %1. The chain is compared with them again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database found damaged data: %1. Check the disk, then restore a backup or index the chain again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database found a damaged index: %1. Check the disk, then rebuild the index with REINDEX."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The database could not use its files: %1. Check the disk and the permissions of its folder."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database is out of resources: %1. The step is retried."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database refused the login: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database refused a value: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A constraint of the database was violated: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database refused a statement of Signalbox: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Alert %1 does not exist."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Block %1, position %2, is not in quarantine."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "PostgreSQL 15 or newer is not installed on this machine. Install it with: apt install postgresql-15"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "PostgreSQL does not run as root, and the system user signalbox, which would run it, does not exist. "
            "Create it with: useradd --system --home-dir /var/lib/signalbox --shell /usr/sbin/nologin signalbox"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Others can read the passphrase file %1. Run: chmod 600 '%1'"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is already in this workspace, as %2. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The user %1 does not have the privileges that Signalbox needs in the database %2. Make the "
                          "user its owner: ALTER DATABASE %2 OWNER TO %1; or, if another user created the tables of "
                          "Signalbox, connect as that user. The server's answer: %3"),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The user %1 is a superuser, and Signalbox does not run as one. Create a separate user and database: "
            "CREATE ROLE signalbox LOGIN PASSWORD '…'; CREATE DATABASE signalbox OWNER signalbox;"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "API keys are shared among consoles in server workspaces only; this workspace is local."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 could not be renamed to %2. Nothing was changed. Check that the folder is writable."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Schema %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" has no stored blocks yet, so there is nothing to reindex."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "\"%1\" has no stored blocks from %2 to %3, so there is nothing to reindex. Stored blocks: %4 to %5."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 is above the newest stored block of \"%2\", %3, so no state would be left. Keep "
                          "states from that block or a lower one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1 differs from the published catalog of this workspace (%2). Nothing was changed. "
                          "Adopt the workspace's catalog with signalbox-cli schema take, or publish this file with "
                          "signalbox-cli schema publish."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another catalog was published for this workspace (%1). Close and reopen the workspace; "
                          "until then no table is changed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This version of Signalbox cannot use the catalog of the workspace (%1): %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Catalogs are published in server workspaces only, and no server was reached."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "This workspace is open in a window or another command. Close it before changing the tables."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The tables of this workspace have an older version. Open the workspace, or run "
                          "signalbox-cli db migrate, to update them."),
    };
}

}  // namespace signalbox::ui
