// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/setting_words.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::SettingWords)
};

QString shown(double number)
{
    return format::number(qint64(number));
}

}  // namespace

SettingWords settingWords(const SettingField& field)
{
    const QString& key = field.key;
    if (key == u"disk.reserve_mb"_s)
        return {Words::tr("Disk reserve (MB)"),
                Words::tr("Indexing pauses when less disk space is free, so that the database keeps working. 0 uses 2 "
                          "GB or 2 % of the disk, whichever is smaller."),
                true};
    if (key == u"database.memory_mb"_s)
        return {Words::tr("Private database memory (MB)"),
                Words::tr("Shared buffers, at most half of the machine's memory. More memory speeds up long backfills. "
                          "Takes effect at the next start of the database."),
                true};
    if (key == u"indexing.ranges_ahead"_s)
        return {Words::tr("Concurrent ranges per chain"),
                Words::tr("Block ranges in flight or waiting to be written. More ranges need more memory."), true};
    if (key == u"indexing.commit_rows"_s)
        return {Words::tr("Rows per transaction"),
                Words::tr("Backfill rows written in one transaction. Larger values are faster on slow disks but need "
                          "more memory."),
                true};
    if (key == u"indexing.gap_scan_minutes"_s)
        return {Words::tr("Minutes between gap scans"),
                Words::tr("How often each chain is scanned for gaps. 0 scans only at startup and on request."), true};
    if (key == u"sync.optimize"_s)
        return {
            Words::tr("Optimize Canopy tables"),
            Words::tr(
                "How often each chain's tables are vacuumed and analyzed and bloated indexes rebuilt automatically."),
            true};
    if (key == u"sync.optimize_keep_days"_s)
        return {Words::tr("Canopy retention (days)"),
                Words::tr("Optimizing removes superseded row versions older than this; the state at earlier heights "
                          "can no longer be queried. 0 keeps all versions."),
                true};
    if (key == u"ibc.hermes_path"_s)
        return {Words::tr("Hermes program"),
                Words::tr("Program file of your Hermes relayer, with which this console clears packets. Signalbox "
                          "starts it only when you clear packets."),
                true};
    if (key == u"ibc.hermes_config"_s)
        return {Words::tr("Hermes configuration"),
                Words::tr("Configuration file of this Hermes, with its chains and the names of its keys."), true};
    if (key == u"ibc.hermes_rest"_s)
        return {Words::tr("Hermes REST interface"),
                Words::tr("Address of the REST interface of the continuously running Hermes, such as "
                          "http://127.0.0.1:3000. It is needed to clear a whole chain."),
                true};
    if (key == u"ibc.hermes_telemetry"_s)
        return {Words::tr("Hermes telemetry"),
                Words::tr("Address of the telemetry of the running Hermes, such as http://127.0.0.1:3001. Its figures "
                          "are shown beside those of Signalbox."),
                true};
    if (key == u"ibc.chainpulse"_s)
        return {Words::tr("chainpulse metrics"),
                Words::tr("Address of the metrics of chainpulse, such as http://127.0.0.1:3000. Its figures are shown "
                          "beside those of Signalbox."),
                true};
    if (key == u"maintenance.quiet_from"_s)
        return {Words::tr("Quiet hours from (UTC)"),
                Words::tr("Hour from which scheduled rebuilds of indexes can start. If both hours are the same, they "
                          "can start at any time."),
                true};
    if (key == u"maintenance.quiet_to"_s)
        return {Words::tr("Quiet hours to (UTC)"),
                Words::tr("Hour from which scheduled rebuilds of indexes wait for the next day. A rebuild that is "
                          "running is not interrupted."),
                true};
    if (key == u"log.level"_s)
        return {Words::tr("Log level"), Words::tr("Minimum level of logged entries."), true};
    if (key == u"log.file"_s)
        return {Words::tr("Write log file"), Words::tr("signalbox.log in the workspace folder."), true};
    if (key == u"triggers.catch_up"_s)
        return {Words::tr("Late events"),
                Words::tr("Whether triggers may fire on events that are read late, for example after this console was "
                          "closed. Ask holds their jobs under Actions until you decide."),
                true};
    if (key == u"triggers.catch_up_minutes"_s)
        return {Words::tr("Minutes until an event is late"),
                Words::tr("Counted from the time when the event was stored to the time when triggers read it."), true};
    if (key == u"triggers.state_days"_s)
        return {Words::tr("Days until a trigger's state expires"),
                Words::tr("Without a change for so many days, a trigger's moving average and counts begin anew. A "
                          "longer rate window is kept. 0 means never."),
                true};
    if (key == u"actions.telegram_base_url"_s)
        return {Words::tr("Telegram Bot API"),
                Words::tr("Address of the server that sends the messages. Change it only for a Bot API server of "
                          "your own."),
                true};
    return {key, engineWords(field.sentence), false};
}

QString settingChoice(const QString& word)
{
    if (word == u"debug"_s)
        return Words::tr("Everything", "log level");
    if (word == u"info"_s)
        return Words::tr("Information", "log level");
    if (word == u"warning"_s)
        return Words::tr("Warnings", "log level");
    if (word == u"ask"_s)
        return Words::tr("Ask", "late events");
    if (word == u"fire"_s)
        return Words::tr("Fire", "late events");
    if (word == u"skip"_s)
        return Words::tr("Skip", "late events");
    if (word == u"off"_s)
        return Words::tr("Never", "optimize");
    if (word == u"weekly"_s)
        return Words::tr("Every week", "optimize");
    if (word == u"monthly"_s)
        return Words::tr("Every month", "optimize");
    return word;
}

QString settingLimits(const SettingField& field)
{
    switch (field.kind) {
        case SettingField::Kind::Number:
            return Words::tr("%1 to %2; default %3.")
                .arg(shown(field.least), shown(field.most), shown(field.otherwise.toDouble()));
        case SettingField::Kind::Flag:
        case SettingField::Kind::Word:
        case SettingField::Kind::Text:
            break;
    }
    return {};
}

QString settingRefusal(const SettingField& field)
{
    switch (field.kind) {
        case SettingField::Kind::Number:
            return Words::tr("Enter a whole number from %1 to %2. Nothing was changed.")
                .arg(shown(field.least), shown(field.most));
        case SettingField::Kind::Flag:
        case SettingField::Kind::Word:
        case SettingField::Kind::Text:
            break;
    }
    return Words::tr("This is not a valid choice. Nothing was changed.");
}

}  // namespace signalbox::ui
