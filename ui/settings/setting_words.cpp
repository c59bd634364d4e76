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
        return {Words::tr("Disk reserve in MB"),
                Words::tr("Indexing pauses when less is free, so that the database keeps working. 0 takes the smaller "
                          "of 2 GB and 2 % of the disk."),
                true};
    if (key == QStringLiteral("database.memory_mb"))
        return {Words::tr("Memory of the private database in MB"),
                Words::tr("For pages of its tables, never more than half of the machine's memory. With more, long "
                          "histories are indexed faster. Counts from its next start."),
                true};
    if (key == QStringLiteral("sync.ranges_ahead"))
        return {Words::tr("Ranges at once per chain"),
                Words::tr("Ranges of blocks in flight or waiting to be written. More needs more memory."), true};
    if (key == QStringLiteral("sync.commit_rows"))
        return {Words::tr("Rows per transaction"),
                Words::tr("Rows of history that are written together. More is faster on slow disks and needs more "
                          "memory."),
                true};
    if (key == QStringLiteral("sync.gap_scan_minutes"))
        return {Words::tr("Minutes between gap scans"),
                Words::tr("How often each chain looks for gaps by itself. 0: only on start and by hand."), true};
    if (key == QStringLiteral("sync.optimise"))
        return {Words::tr("Optimise Canopy tables"),
                Words::tr("How often each chain's tables are vacuumed and analysed by themselves, and bloated indexes "
                          "made anew."),
                true};
    if (key == QStringLiteral("sync.optimise_keep_days"))
        return {Words::tr("Days of history of Canopy chains"),
                Words::tr("Optimising drops older versions of rows that newer ones superseded, so that the state at "
                          "heights before them can be asked no more. 0 keeps all."),
                true};
    if (key == QStringLiteral("log.level"))
        return {Words::tr("Log level"), Words::tr("Minimum log level."), true};
    if (key == QStringLiteral("log.file"))
        return {Words::tr("Write a log file"), Words::tr("signalbox.log in the workspace folder."), true};
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
        return Words::tr("Never", "optimise");
    if (word == QStringLiteral("weekly"))
        return Words::tr("Every week", "optimise");
    if (word == QStringLiteral("monthly"))
        return Words::tr("Every month", "optimise");
    return word;
}

QString settingLimits(const SettingField& field)
{
    switch (field.kind) {
        case SettingField::Kind::Number:
            return Words::tr("From %1 to %2; %3 unless set.")
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
    return Words::tr("This is not one of the choices. Nothing was changed.");
}

}  // namespace signalbox::ui
