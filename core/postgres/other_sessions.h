// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::store {

/// WORKSPACE_IN_USE while a window or another command has the database open besides this session; on a server, on other
/// machines as well.
Expected<Done> noOthers(Session& session);
Error workspaceInUse();

/// Sessions of this database, besides this one, that give `application` as their name.
Expected<qint64> othersNamed(Session& session, const QString& application);

}  // namespace signalbox::store
