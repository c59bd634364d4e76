// SPDX-License-Identifier: GPL-3.0-or-later
pragma solidity ^0.8.22;

/// Emit the events of the ERC-8004 registries in each layout that chains hold. No state, no rules: the logs are the point.
contract IdentityEmitter {
    event Registered(uint256 indexed agentId, string agentURI, address indexed owner);
    event MetadataSet(uint256 indexed agentId, string indexed indexedMetadataKey, string metadataKey, bytes metadataValue);
    event MetadataSet(uint256 indexed agentId, string indexed indexedMetadataKey, string metadataKey, string metadataValue);
    event URIUpdated(uint256 indexed agentId, string newURI, address indexed updatedBy);
    event UriUpdated(uint256 indexed agentId, string newURI, address indexed updatedBy);
    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    event Upgraded(address indexed implementation);
    event MetadataUpdate(uint256 tokenId);

    function register(uint256 agentId, address owner, string calldata uri) external {
        emit Transfer(address(0), owner, agentId);
        emit MetadataUpdate(agentId);
        emit Registered(agentId, uri, owner);
        emit MetadataSet(agentId, "agentWallet", "agentWallet", abi.encodePacked(owner));
    }

    function registered(uint256 agentId, string calldata uri, address owner) external {
        emit Registered(agentId, uri, owner);
    }

    function metadata(uint8 shape, uint256 agentId, string calldata key, bytes calldata value) external {
        if (shape == 0) emit MetadataSet(agentId, key, key, value);
        else emit MetadataSet(agentId, key, key, string(value));
    }

    function setUri(uint8 shape, uint256 agentId, string calldata newUri, address by) external {
        if (shape == 0) emit URIUpdated(agentId, newUri, by);
        else emit UriUpdated(agentId, newUri, by);
    }

    function transferAgent(address from, address to, uint256 agentId) external {
        emit Transfer(from, to, agentId);
    }

    function approvals(address owner, address other, uint256 agentId, bool all) external {
        emit Approval(owner, other, agentId);
        emit ApprovalForAll(owner, other, all);
    }

    function upgrade(address implementation) external {
        emit Upgraded(implementation);
    }
}

/// Apart, because the compiler cannot choose between int128 and int256 by itself.
interface CurrentFeedback {
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, int128 value, uint8 valueDecimals, string indexed indexedTag1, string tag1, string tag2, string endpoint, string feedbackURI, bytes32 feedbackHash);
}

contract ReputationEmitter {
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint8 score, bytes32 indexed tag1, bytes32 tag2, string fileURI, bytes32 fileHash);
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint8 score, string indexed tag1, string tag2, string fileURI, bytes32 fileHash);
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint8 score, string indexed tag1, string tag2, string endpoint, string fileURI, bytes32 fileHash);
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, uint8 score, string indexed tag1, string tag2, string endpoint, string feedbackURI, bytes32 feedbackHash);
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, uint8 score, string indexed indexedTag1, string tag1, string tag2, string endpoint, string feedbackURI, bytes32 feedbackHash);
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, uint256 value, uint8 valueDecimals, string indexed indexedTag1, string tag1, string tag2, string endpoint, string feedbackURI, bytes32 feedbackHash);
    event NewFeedback(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, int256 value, uint8 valueDecimals, string indexed indexedTag1, string tag1, string tag2, string endpoint, string feedbackURI, bytes32 feedbackHash);
    event FeedbackRevoked(uint256 indexed agentId, address indexed clientAddress, uint64 indexed feedbackIndex);
    event ResponseAppended(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, address indexed responder, string responseURI, bytes32 responseHash);
    event ResponseAppended(uint256 indexed agentId, address indexed clientAddress, uint64 feedbackIndex, address indexed responder, string responseURI);

    struct Feedback {
        uint256 agentId;
        address client;
        uint64 index;
        int256 value;
        uint8 decimals;
        string tag1;
        string tag2;
        string endpoint;
        string uri;
        bytes32 hash;
    }

    /// Layouts 0 (oldest) to 7 (current), in the order of their appearance.
    function feedback(uint8 shape, Feedback calldata f) external {
        uint8 score = uint8(uint256(f.value));
        if (shape == 0) emit NewFeedback(f.agentId, f.client, score, bytes32(bytes(f.tag1)), bytes32(bytes(f.tag2)), f.uri, f.hash);
        else if (shape == 1) emit NewFeedback(f.agentId, f.client, score, f.tag1, f.tag2, f.uri, f.hash);
        else if (shape == 2) emit NewFeedback(f.agentId, f.client, score, f.tag1, f.tag2, f.endpoint, f.uri, f.hash);
        else later(shape, f, score);
    }

    function later(uint8 shape, Feedback calldata f, uint8 score) private {
        if (shape == 3) emit NewFeedback(f.agentId, f.client, f.index, score, f.tag1, f.tag2, f.endpoint, f.uri, f.hash);
        else if (shape == 4) emit NewFeedback(f.agentId, f.client, f.index, score, f.tag1, f.tag1, f.tag2, f.endpoint, f.uri, f.hash);
        else newest(shape, f);
    }

    function newest(uint8 shape, Feedback calldata f) private {
        if (shape == 5) emit NewFeedback(f.agentId, f.client, f.index, uint256(f.value), f.decimals, f.tag1, f.tag1, f.tag2, f.endpoint, f.uri, f.hash);
        else if (shape == 6) emit NewFeedback(f.agentId, f.client, f.index, f.value, f.decimals, f.tag1, f.tag1, f.tag2, f.endpoint, f.uri, f.hash);
        else emit CurrentFeedback.NewFeedback(f.agentId, f.client, f.index, int128(f.value), f.decimals, f.tag1, f.tag1, f.tag2, f.endpoint, f.uri, f.hash);
    }

    function revoke(uint256 agentId, address client, uint64 index) external {
        emit FeedbackRevoked(agentId, client, index);
    }

    function respond(uint8 shape, uint256 agentId, address client, uint64 index, address responder, string calldata uri, bytes32 hash) external {
        if (shape == 0) emit ResponseAppended(agentId, client, index, responder, uri);
        else emit ResponseAppended(agentId, client, index, responder, uri, hash);
    }
}

contract ValidationEmitter {
    event ValidationRequest(address indexed validatorAddress, uint256 indexed agentId, string requestURI, bytes32 indexed requestHash);
    event ValidationResponse(address indexed validatorAddress, uint256 indexed agentId, bytes32 indexed requestHash, uint8 response, string responseURI, bytes32 tag);
    event ValidationResponse(address indexed validatorAddress, uint256 indexed agentId, bytes32 indexed requestHash, uint8 response, string responseURI, bytes32 responseHash, bytes32 tag);
    event ValidationResponse(address indexed validatorAddress, uint256 indexed agentId, bytes32 indexed requestHash, uint8 response, string responseURI, bytes32 responseHash, string tag);

    function request(address validator, uint256 agentId, string calldata uri, bytes32 hash) external {
        emit ValidationRequest(validator, agentId, uri, hash);
    }

    /// Layouts 0 (oldest) to 2 (current).
    function response(uint8 shape, address validator, uint256 agentId, bytes32 requestHash, uint8 value, string calldata uri, bytes32 hash, string calldata tag) external {
        if (shape == 0) emit ValidationResponse(validator, agentId, requestHash, value, uri, bytes32(bytes(tag)));
        else if (shape == 1) emit ValidationResponse(validator, agentId, requestHash, value, uri, hash, bytes32(bytes(tag)));
        else emit ValidationResponse(validator, agentId, requestHash, value, uri, hash, tag);
    }
}
