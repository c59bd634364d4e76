#pragma once

namespace signalbox::ui {

class AddChainWizard;

/// Asks what becomes of the entries of a wizard that is about to close: go on, keep them as a draft, or discard them.
void openCloseQuestion(AddChainWizard* wizard);

}  // namespace signalbox::ui
