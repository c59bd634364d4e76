#include "settings/setting_words.h"

#include <QCoreApplication>

#include "language/engine_words.h"
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
    if (key == QStringLiteral("disk.reserve_mb"))
        return {Words::tr("Disk reserve (MB)"),
                Words::tr("Indexing pauses when less disk space is free, so that the database keeps working. 0 uses 2 "
                          "GB or 2 % of the disk, whichever is smaller."),
                true};
    if (key == QStringLiteral("database.memory_mb"))
        return {Words::tr("Private database memory (MB)"),
                Words::tr("Shared buffers, at most half of the machine's memory. More memory speeds up long backfills. "
                          "Takes effect at the next start of the database."),
                true};
    if (key == QStringLiteral("sync.ranges_ahead"))
        return {Words::tr("Concurrent ranges per chain"),
                Words::tr("Block ranges in flight or waiting to be written. More ranges need more memory."), true};
    if (key == QStringLiteral("sync.commit_rows"))
        return {Words::tr("Rows per transaction"),
                Words::tr("Backfill rows written in one transaction. Larger values are faster on slow disks but need "
                          "more memory."),
                true};
    if (key == QStringLiteral("sync.gap_scan_minutes"))
        return {Words::tr("Minutes between gap scans"),
                Words::tr("How often each chain is scanned for gaps. 0 scans only at startup and on request."), true};
    if (key == QStringLiteral("sync.optimise"))
        return {
            Words::tr("Optimize Canopy tables"),
            Words::tr(
                "How often each chain's tables are vacuumed and analyzed and bloated indexes rebuilt automatically."),
            true};
    if (key == QStringLiteral("sync.optimise_keep_days"))
        return {Words::tr("Canopy retention (days)"),
                Words::tr("Optimizing removes superseded row versions older than this; the state at earlier heights "
                          "can no longer be queried. 0 keeps all versions."),
                true};
    if (key == QStringLiteral("log.level"))
        return {Words::tr("Log level"), Words::tr("Minimum level of logged entries."), true};
    if (key == QStringLiteral("log.file"))
        return {Words::tr("Write log file"), Words::tr("signalbox.log in the workspace folder."), true};
    return {key, engineWords(field.sentence), false};
}

QString settingChoice(const QString& word)
{
    if (word == QStringLiteral("debug"))
        return Words::tr("Everything", "log level");
    if (word == QStringLiteral("info"))
        return Words::tr("Information", "log level");
    if (word == QStringLiteral("warning"))
        return Words::tr("Warnings", "log level");
    if (word == QStringLiteral("off"))
        return Words::tr("Never", "optimize");
    if (word == QStringLiteral("weekly"))
        return Words::tr("Every week", "optimize");
    if (word == QStringLiteral("monthly"))
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
            break;
    }
    return Words::tr("This is not a valid choice. Nothing was changed.");
}

}  // namespace signalbox::ui
