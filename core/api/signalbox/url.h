// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QUrl;

/// Decides which parts of an endpoint's URL are secret, and how such a URL is shown. Secret are: a user or password; a
/// path part that is neither a common word (rpc, v2, mainnet) nor reads like the name of a network (short words, small
/// numbers), and after /v2/ or /v3/ any part that is not a common word; a query value whose name is that of a key, or
/// that is neither of the two.
namespace signalbox {

bool urlHasSecret(const QString& url);

/// The URL for lists and logs: https://host/•••• if it contains a key, else unchanged. Text that is not a URL becomes
/// "••••".
QString maskedUrl(const QString& url);

/// The host of a URL as the target of an action is shown, with the port unless it is the scheme's own:
/// "hooks.example.org", "127.0.0.1:8080", "[::1]:8080". Empty without a host.
QString shownHost(const QUrl& url);
QString hostAndPort(const QUrl& url);  ///< "hooks.example.org:443", as actions allow private hosts

/// The key parts themselves, for redacting texts that providers echo, percent-decoded and encoded.
QStringList urlSecrets(const QString& url);

}  // namespace signalbox
