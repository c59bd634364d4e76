// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/settings_book.h"

#include <QCoreApplication>
#include <QSystemTrayIcon>

#include "engine/make_engine.h"
#include "signalbox/literals.h"

namespace signalbox::window {

namespace {

tl::unexpected<Error> closed()
{
    return fail(ErrorKind::Unavailable, "WORKSPACE_CLOSED",
                Message(u"The workspace is not open. Nothing was moved."_s));
}

/// Fails with WORKSPACE_CLOSED if the workspace does not offer the action.
template <class T, class Actions, class... Wanted, class... Given>
QFuture<Expected<T>> ask(Actions* actions, QFuture<Expected<T>> (Actions::*call)(Wanted...), const Given&... given)
{
    return actions ? (actions->*call)(given...) : QtFuture::makeReadyFuture<Expected<T>>(closed());
}

}  // namespace

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
    return ask(m_workspace->secretActions(), &SecretActions::moveSecrets, store, passphrase);
}

bool SettingsBook::areSecretsLocked() const
{
    SecretActions* actions = m_workspace->secretActions();
    return actions && actions->areSecretsLocked();
}

Expected<QString> SettingsBook::setSecretsAside()
{
    SecretActions* actions = m_workspace->secretActions();
    return actions ? actions->setSecretsAside() : Expected<QString>(closed());
}

QFuture<Expected<SharedKey>> SettingsBook::sharedKey()
{
    return ask(m_workspace->secretActions(), &SecretActions::sharedKey);
}

QFuture<Expected<QString>> SettingsBook::revealSharedKey()
{
    return ask(m_workspace->secretActions(), &SecretActions::revealSharedKey);
}

QFuture<Expected<Done>> SettingsBook::takeSharedKey(const QString& text)
{
    return ask(m_workspace->secretActions(), &SecretActions::takeSharedKey, text);
}

QFuture<Expected<CatalogStanding>> SettingsBook::catalogStanding()
{
    return ask(m_workspace->catalogActions(), &CatalogActions::catalogStanding);
}

QFuture<Expected<std::vector<Message>>> SettingsBook::catalogChanges()
{
    return ask(m_workspace->catalogActions(), &CatalogActions::catalogChanges);
}

QFuture<Expected<QString>> SettingsBook::takeCatalog()
{
    return ask(m_workspace->catalogActions(), &CatalogActions::takeCatalog);
}

QFuture<Expected<Done>> SettingsBook::publishCatalog()
{
    return ask(m_workspace->catalogActions(), &CatalogActions::publishCatalog);
}

QFuture<Expected<Done>> SettingsBook::saveSupportBundle(const QString& file)
{
    return m_workspace->saveSupportBundle(u"Signalbox %1"_s.arg(QCoreApplication::applicationVersion()), file);
}

bool SettingsBook::hasTray() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

}  // namespace signalbox::window
