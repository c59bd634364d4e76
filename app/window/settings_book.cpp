#include "window/settings_book.h"

#include <QCoreApplication>
#include <QSystemTrayIcon>

#include "engine/make_engine.h"

namespace signalbox::window {

SettingsBook::SettingsBook(Workspace* workspace, const QString& directory, bool demo)
    : m_workspace(workspace), m_tools(engine::makeTools(directory)), m_demo(demo)
{
}

Expected<std::vector<SettingField>> SettingsBook::fields() const
{
    return m_tools->settings().fields();
}

Expected<Done> SettingsBook::set(const QString& key, const QString& text)
{
    return m_tools->settings().set(key, text);
}

QFuture<Expected<int>> SettingsBook::moveSecrets(const QString& store, const QString& passphrase)
{
    return m_workspace->secretLevers()->moveSecrets(store, passphrase);
}

bool SettingsBook::areSecretsLocked() const
{
    return m_workspace->secretLevers()->areSecretsLocked();
}

Expected<QString> SettingsBook::setSecretsAside()
{
    return m_workspace->secretLevers()->setSecretsAside();
}

QFuture<Expected<SharedKey>> SettingsBook::sharedKey()
{
    return m_workspace->secretLevers()->sharedKey();
}

QFuture<Expected<QString>> SettingsBook::revealSharedKey()
{
    return m_workspace->secretLevers()->revealSharedKey();
}

QFuture<Expected<Done>> SettingsBook::takeSharedKey(const QString& text)
{
    return m_workspace->secretLevers()->takeSharedKey(text);
}

QFuture<Expected<CatalogStanding>> SettingsBook::catalogStanding()
{
    return m_workspace->catalogLevers()->catalogStanding();
}

QFuture<Expected<QStringList>> SettingsBook::catalogChanges()
{
    return m_workspace->catalogLevers()->catalogChanges();
}

QFuture<Expected<QString>> SettingsBook::takeCatalog()
{
    return m_workspace->catalogLevers()->takeCatalog();
}

QFuture<Expected<Done>> SettingsBook::publishCatalog()
{
    return m_workspace->catalogLevers()->publishCatalog();
}

QFuture<Expected<Done>> SettingsBook::saveSupportBundle(const QString& file)
{
    return m_workspace->saveSupportBundle(QStringLiteral("Signalbox %1").arg(QCoreApplication::applicationVersion()),
                                          file);
}

bool SettingsBook::hasTray() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

}  // namespace signalbox::window
