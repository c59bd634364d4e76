// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "shell/settings_source.h"
#include "signalbox/literals.h"

namespace signalbox::test {

/// The declared settings and a scripted secret store.
class ScriptedSettings : public ui::SettingsSource {
public:
    bool locked = false, demo = false;
    SharedKey key{u"5d2a90c41f7be833"_s, u"5d2a90c41f7be833"_s};
    CatalogStanding catalog{
        u"/home/operator/signalbox/catalog.json"_s,          true, true, false, u"alice"_s, u"desk-2"_s,
        QDateTime(QDate(2026, 11, 3), QTime(14, 2), Qt::UTC)};
    bool othersOpen = false;
    QString took;  ///< the key that was entered last

    Expected<std::vector<SettingField>> fields() const override
    {
        using Kind = SettingField::Kind;
        const auto field = [](const char* name, Kind kind, QJsonValue value, double least = 0, double most = 0) {
            SettingField made;
            made.key = QLatin1String(name);
            made.kind = kind;
            made.value = made.otherwise = value;
            made.least = least;
            made.most = most;
            return made;
        };
        std::vector<SettingField> all{field("disk.reserve_mb", Kind::Number, 0, 0, 10'000'000),
                                      field("database.memory_mb", Kind::Number, 128, 128, 1'048'576),
                                      field("indexing.ranges_ahead", Kind::Number, 10, 2, 64),
                                      field("indexing.commit_rows", Kind::Number, 20'000, 1'000, 200'000),
                                      field("indexing.gap_scan_minutes", Kind::Number, 60, 0, 10'080),
                                      field("log.level", Kind::Word, u"info"_s),
                                      field("log.file", Kind::Flag, true)};
        all[5].words = {u"debug"_s, u"info"_s, u"warning"_s};
        all[1].restart = all[6].restart = true;
        return all;
    }
    Expected<Done> set(const QString&, const QString&) override { return Done{}; }
    QFuture<Expected<int>> moveSecrets(const QString&, const QString&) override { return ready<Expected<int>>(3); }
    bool areSecretsLocked() const override { return locked; }
    Expected<QString> setSecretsAside() override { return u"/home/operator/secrets.lost"_s; }
    QFuture<Expected<SharedKey>> sharedKey() override { return ready<Expected<SharedKey>>(key); }
    QFuture<Expected<QString>> revealSharedKey() override
    {
        return ready<Expected<QString>>(u"mZb0c2RlIGtleSBvZiB0aGUgd29ya3NwYWNlLCBmYWtl"_s);
    }
    QFuture<Expected<Done>> takeSharedKey(const QString& text) override
    {
        took = text;
        if (text == u"wrong"_s)
            return ready<Expected<Done>>(fail(ErrorKind::Refused, "WORKSPACE_KEY_WRONG",
                                              Message("This is not the key of this workspace. Nothing was changed.")));
        key.held = key.wanted;
        return ready<Expected<Done>>(Done{});
    }
    QFuture<Expected<CatalogStanding>> catalogStanding() override { return ready<Expected<CatalogStanding>>(catalog); }
    QFuture<Expected<std::vector<signalbox::Message>>> catalogChanges() override
    {
        return ready<Expected<std::vector<signalbox::Message>>>(std::vector<signalbox::Message>{
            signalbox::Message("The column %1 is missing.").arg(u"chain_1.accounts.weight"_s)});
    }
    QFuture<Expected<QString>> takeCatalog() override
    {
        catalog.differs = false;
        return ready<Expected<QString>>(catalog.file + u".20261122-070000-000"_s);
    }
    QFuture<Expected<Done>> publishCatalog() override
    {
        if (othersOpen)
            return ready<Expected<Done>>(fail(
                ErrorKind::Refused, "WORKSPACE_IN_USE",
                Message(
                    "This workspace is open in a window or another command. Close it before changing the tables.")));
        catalog.differs = false;
        return ready<Expected<Done>>(Done{});
    }
    QFuture<Expected<Done>> saveSupportBundle(const QString&) override { return ready<Expected<Done>>(Done{}); }
    bool hasTray() const override { return true; }
    bool isDemo() const override { return demo; }

private:
    template <class T>
    static QFuture<T> ready(T value)
    {
        return QtFuture::makeReadyFuture<T>(std::move(value));
    }
};

}  // namespace signalbox::test
