// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::ui {

class AddChainWizard;

/// Asks what to do with the entries of a wizard that is about to close: continue, keep them as a draft, or discard
/// them.
void openCloseQuestion(AddChainWizard* wizard);

}  // namespace signalbox::ui
