// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/progress_text.h"

namespace signalbox::engine {

Message blocksDone(qint64 done, qint64 total)
{
    return Message::counted("%L1 of %Ln block", QT_TRANSLATE_N_NOOP("Engine", "%L1 of %Ln blocks"), total).arg(done);
}

}  // namespace signalbox::engine
