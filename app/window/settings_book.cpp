#include "window/settings_book.h"

#include <QCoreApplication>
#include <QPromise>
#include <QSystemTrayIcon>
#include <thread>

#include "config/settings.h"
#include "workspace/support_bundle.h"

namespace signalbox::window {

namespace {

ui::SettingField::Kind kindOf(config::Setting::Type type)
{
    switch (type) {
        case config::Setting::Type::Number:
            return ui::SettingField::Kind::Number;
        case config::Setting::Type::Flag:
            return ui::SettingField::Kind::Flag;
        case config::Setting::Type::Word:
            return ui::SettingField::Kind::Word;
    }
    return ui::SettingField::Kind::Word;
}

template <class T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

tl::unexpected<Error> closed()
{
    return fail(ErrorKind::Unavailable, "WORKSPACE_CLOSED",
                QStringLiteral("The workspace is not open. Nothing was moved."));
}

}  // namespace

engine::SecretLevers* SettingsBook::levers() const
{
    return dynamic_cast<engine::SecretLevers*>(m_workspace);
}

engine::CatalogLevers* SettingsBook::catalogs() const
{
    return dynamic_cast<engine::CatalogLevers*>(m_workspace);
}

SettingsBook::SettingsBook(Workspace* workspace, QString directory, bool demo)
    : m_workspace(workspace), m_directory(std::move(directory)), m_demo(demo)
{
}

Expected<std::vector<ui::SettingField>> SettingsBook::fields() const
{
    const auto settings = config::Settings::load(m_directory);
    if (!settings)
        return fail(settings.error());
    std::vector<ui::SettingField> all;
    for (const config::Setting& declared : config::declared()) {
        ui::SettingField field;
        field.key = QLatin1String(declared.key);
        field.kind = kindOf(declared.type);
        field.value = settings->value(field.key);
        field.otherwise = declared.otherwise;
        field.set = settings->isSet(field.key);
        field.least = declared.least;
        field.most = declared.most;
        field.words = QString::fromLatin1(declared.words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        field.sentence = QString::fromUtf8(declared.sentence);
        field.restart = declared.restart;
        all.push_back(std::move(field));
    }
    return all;
}

Expected<Done> SettingsBook::set(const QString& key, const QString& text)
{
    auto settings = config::Settings::load(m_directory);
    if (!settings)
        return fail(settings.error());
    if (const auto done = settings->set(key, text); !done)
        return done;
    return settings->save();  // a running engine takes it within seconds
}

QFuture<Expected<int>> SettingsBook::moveSecrets(const QString& store, const QString& passphrase)
{
    return levers() ? levers()->moveSecrets(store, passphrase) : ready<Expected<int>>(closed());
}

bool SettingsBook::areSecretsLocked() const
{
    return levers() && levers()->areSecretsLocked();
}

Expected<QString> SettingsBook::setSecretsAside()
{
    return levers() ? levers()->setSecretsAside() : Expected<QString>(closed());
}

QFuture<Expected<ui::SettingsSource::SharedKey>> SettingsBook::sharedKey()
{
    if (!levers())
        return ready<Expected<SharedKey>>(closed());
    return levers()->sharedKey().then([](const Expected<engine::SecretLevers::SharedKey>& key) -> Expected<SharedKey> {
        if (!key)
            return fail(key.error());
        return SharedKey{key->wanted, key->held};
    });
}

QFuture<Expected<QString>> SettingsBook::revealSharedKey()
{
    return levers() ? levers()->revealSharedKey() : ready<Expected<QString>>(closed());
}

QFuture<Expected<Done>> SettingsBook::takeSharedKey(const QString& text)
{
    return levers() ? levers()->takeSharedKey(text) : ready<Expected<Done>>(closed());
}

QFuture<Expected<ui::SettingsSource::CatalogStanding>> SettingsBook::catalogStanding()
{
    if (!catalogs())
        return ready<Expected<CatalogStanding>>(closed());
    return catalogs()->catalogStanding().then(
        [](const Expected<engine::CatalogLevers::Standing>& found) -> Expected<CatalogStanding> {
            if (!found)
                return fail(found.error());
            return CatalogStanding{found->file, found->hasFile, found->differs, found->empty,
                                   found->by,   found->on,      found->at};
        });
}

QFuture<Expected<QStringList>> SettingsBook::catalogChanges()
{
    return catalogs() ? catalogs()->catalogChanges() : ready<Expected<QStringList>>(closed());
}

QFuture<Expected<QString>> SettingsBook::takeCatalog()
{
    return catalogs() ? catalogs()->takeCatalog() : ready<Expected<QString>>(closed());
}

QFuture<Expected<Done>> SettingsBook::publishCatalog()
{
    return catalogs() ? catalogs()->publishCatalog() : ready<Expected<Done>>(closed());
}

QFuture<Expected<Done>> SettingsBook::saveSupportBundle(const QString& file)
{
    auto facts = std::make_shared<engine::SupportFacts>();
    facts->program = QStringLiteral("Signalbox %1").arg(QCoreApplication::applicationVersion());
    facts->info = m_workspace->info();
    facts->directory = m_directory;
    auto promise = std::make_shared<QPromise<Expected<Done>>>();
    promise->start();
    const auto write = [facts, file, promise] {
        std::thread([facts, file, promise] {
            promise->addResult(engine::writeSupportBundle(file, *facts));
            promise->finish();
        }).detach();
    };
    Engine* engine = m_workspace->engine();
    if (!engine) {
        write();
        return promise->future();
    }
    facts->snapshot = engine->snapshot();
    facts->recent = engine->recentLog({}, 2000);
    auto commands = engine->commands(1000);
    engine->alerts(1000).then(QCoreApplication::instance(), [facts, commands, write](
                                                                const Expected<std::vector<AlertRow>>& alerts) mutable {
        if (alerts)
            facts->alerts = *alerts;
        commands.then(QCoreApplication::instance(), [facts, write](const Expected<std::vector<CommandStatus>>& answer) {
            if (answer)
                facts->commands = *answer;
            write();
        });
    });
    return promise->future();
}

bool SettingsBook::hasTray() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

}  // namespace signalbox::window
