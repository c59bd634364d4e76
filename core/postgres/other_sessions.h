// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::store {

/// WORKSPACE_IN_USE while a window or another command besides this session has the database open; on a server, also one
/// on another machine.
Expected<Done> noOthers(Session& session);
Error workspaceInUse();

/// Sessions of this database, besides this one, whose application name is `application`.
Expected<qint64> othersNamed(Session& session, const QString& application);

}  // namespace signalbox::store
