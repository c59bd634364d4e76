// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/workspace_messages.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::WorkspaceMessages)
};
}  // namespace

BarMessage demoMessage()
{
    BarMessage message;
    message.key = u"demo"_s;
    message.what = MessageWords::tr("This is a demo.");
    message.text = MessageWords::tr(
        "Chains, prices and receivers of actions are simulated on this machine. Everything is removed when the window "
        "closes.");
    return message;
}

BarMessage openFailedMessage(const std::optional<Error>& error, const Cures& cures, QWidget* window,
                             const std::function<void()>& again)
{
    BarMessage message;
    message.key = QLatin1String(workspaceMessageKey);
    message.state = State::Error;
    message.what = MessageWords::tr("The workspace could not be opened:");
    message.text = error ? engineWords(*error) : MessageWords::tr("no reason was given.");
    if (error && cures)
        message.actions = cures(*error, window, again);
    message.actions.push_back({u"again"_s, MessageWords::tr("Retry"), false, again});
    message.dismissible = false;
    message.whole = true;
    return message;
}

}  // namespace signalbox::ui
