#pragma once

#include <memory>

#include "cli/context.h"
#include "secrets/workspace_secrets.h"
#include "workspace/workspace_record.h"

namespace signalbox::cli {

/// The workspace's secrets without its database.
struct Secrets {
    engine::WorkspaceRecord record;
    std::shared_ptr<engine::WorkspaceSecrets> store;
};

/// `make`: a secret will be written, so where none was kept yet and no keychain answers, the file is made.
Expected<Secrets> openSecrets(Context& context, bool make = false);

}  // namespace signalbox::cli
