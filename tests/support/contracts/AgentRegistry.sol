// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.22;

/// What stands at the address of a registry: a proxy (ERC-1967), whose implementation is replaced in later blocks.
contract RegistryProxy {
    event Upgraded(address indexed implementation);
    bytes32 constant place = bytes32(uint256(keccak256("eip1967.proxy.implementation")) - 1);

    constructor(address implementation) {
        point(implementation);
    }

    function upgradeTo(address implementation) external {
        point(implementation);
    }

    fallback() external {
        bytes32 slot = place;
        assembly {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), sload(slot), 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            switch done
            case 0 { revert(0, returndatasize()) }
            default { return(0, returndatasize()) }
        }
    }

    function point(address implementation) private {
        bytes32 slot = place;
        assembly {
            sstore(slot, implementation)
        }
        emit Upgraded(implementation);
    }
}

/// The first implementation of each deployed proxy: it has no agents.
contract PlaceholderRegistry {
    function getVersion() external pure returns (string memory) {
        return "0.0.1";
    }
}

/// The identity registry, as far as agents have a file: IDs begin with 0.
contract AgentRegistry {
    event Registered(uint256 indexed agentId, string agentURI, address indexed owner);
    event URIUpdated(uint256 indexed agentId, string newURI, address indexed updatedBy);
    error ERC721NonexistentToken(uint256 tokenId);
    uint256 count;
    mapping(uint256 => string) uris;

    function getVersion() external pure returns (string memory) {
        return "2.0.0";
    }

    function register(string calldata uri) external returns (uint256 agentId) {
        agentId = count++;
        uris[agentId] = uri;
        emit Registered(agentId, uri, msg.sender);
    }

    function setAgentURI(uint256 agentId, string calldata uri) external {
        uris[agentId] = uri;
        emit URIUpdated(agentId, uri, msg.sender);
    }

    function tokenURI(uint256 agentId) external view returns (string memory) {
        if (agentId >= count) revert ERC721NonexistentToken(agentId);
        return uris[agentId];
    }
}

/// Answers tokenURI with what is not a string: nothing, one word, an offset or a length beyond the end or near 2^256.
contract OddRegistry {
    function tokenURI(uint256 agentId) external pure {
        assembly {
            switch agentId
            case 0 { return(0, 0) }
            case 1 { mstore(0, 0x20) return(0, 0x20) }
            case 2 { mstore(0, 0x2000) mstore(0x20, 4) return(0, 0x60) }
            case 3 { mstore(0, not(0)) mstore(0x20, 4) return(0, 0x60) }
            case 4 { mstore(0, 0x20) mstore(0x20, 0x2000) return(0, 0x60) }
            case 5 { mstore(0, 0x20) mstore(0x20, not(0)) return(0, 0x60) }
            case 6 { mstore(0, 0x20) mstore(0x20, 0) return(0, 0x40) }
            default { revert(0, 0) }
        }
    }
}
